import { afterEach, describe, expect, it } from '@jest/globals';
import { type Fleet, startFleet, text } from '../support/engine-fleet.ts';
import { until } from '../support/until.ts';

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

  it('is told which calls of a message have succeeded when the message is tried again', async () => {
    fleet = await startFleet();
    let tries = 0;
    fleet.channel.onSend = ({ messageId }) => {
      tries += 1;
      if (tries === 1) return { kind: 'retry', reason: 'the words did not go', stepsDone: 2 };
      return { kind: 'sent', providerMessageId: `p-${messageId}` };
    };
    await fleet.engine(0).receive(fleet.incoming('steps', text('здравствуйте')));
    await until(() => tries === 1, 'the first try');
    fleet.clock.advance({ minutes: 5 });
    await until(() => tries === 2, 'the second try');
    expect(fleet.channel.sent.map(({ stepsDone }) => stepsDone)).toEqual([undefined, 2]);
    await fleet.settled();
  });
});
