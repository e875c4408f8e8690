import { afterEach, describe, expect, it } from '@jest/globals';
import { type Fleet, startFleet, text } from '../support/engine-fleet.ts';

describe('A channel with a window for answers', () => {
  let fleet: Fleet;
  afterEach(() => fleet?.stop());

  it('is told when the customer wrote last, although what waits for an answer longest is older', async () => {
    fleet = await startFleet();
    Object.assign(fleet.channel, { capabilities: { ...fleet.channel.capabilities, windowHours: 24 } });
    const says = async (words: string) => {
      await fleet.engine(0).receive(fleet.incoming('window', text(words)));
      await fleet.settled();
    };
    await says('здравствуйте');
    await fleet.act(0, 'window', { kind: 'take' });
    await says('Можно к Марине?');
    fleet.clock.advance({ hours: 13 });
    await says('Вы здесь?');
    await fleet.act(0, 'window', { kind: 'reply', text: 'Да, здравствуйте' });
    await fleet.settled();
    const inbound = (await fleet.messages('window')).filter(({ author }) => author === 'customer');
    expect(fleet.channel.sent.at(-1)).toMatchObject({ byPerson: true, lastInboundAt: inbound.at(-1)?.at });
    const reply = (await fleet.messages('window')).at(-1);
    expect(reply?.outgoing?.answering).toEqual(inbound.at(-2)?.at);
  });
});
