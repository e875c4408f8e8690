import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Limit } from '../../src/domain/sending/pace.ts';
import { giveShare } from '../../src/domain/sending/share.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { changeShare, chatThrottles, type KnownShare, noteChatThrottle } from '../../src/store/send-shares.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const LIMIT: Limit = { perSecond: 1, burst: 40 };
const NOW = new Date('2026-11-04T09:00:00Z');

describe('Shares of a channel in the database', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('shares'));
  });
  afterAll(() => store.close());

  const asking = (channelId: string, owner: string, known: KnownShare | null, want: number) =>
    changeShare(store, channelId, { at: 0, burst: LIMIT.burst }, known, (share) =>
      giveShare(
        share,
        { owner, at: 0, held: 0, returned: 0, want, probe: false, verdict: null, throttledUntil: 0 },
        LIMIT,
      ),
    );

  it('are given to each once, however many ask at the same time', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((owner) => asking('telegram:1', owner, null, 10)),
    );
    const given = answers.map((answer) => answer.given.tokens);
    expect(given.reduce((sum, tokens) => sum + tokens, 0)).toBe(40);
    expect([...given].sort((a, b) => b - a)).toEqual([10, 10, 10, 10, 0, 0]);
  });

  it('are not given by what another process has changed meanwhile', async () => {
    const { known } = await asking('telegram:2', 'a', null, 10);
    await asking('telegram:2', 'b', null, 30);
    expect((await asking('telegram:2', 'c', known, 10)).given.tokens).toBe(0);
  });

  it('begin anew when their document has been removed', async () => {
    const { known } = await asking('telegram:3', 'a', null, 40);
    await store.raw('sendShares').deleteOne({ _id: 'channel telegram:3' });
    expect((await asking('telegram:3', 'a', known, 40)).given.tokens).toBe(40);
  });

  it('keep the longest wait of a throttled chat until it is over', async () => {
    const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
    await Promise.all([3, 7, 5].map((seconds) => noteChatThrottle(store, 'telegram:1', '55', inSeconds(seconds))));
    await noteChatThrottle(store, 'telegram:2', '56', inSeconds(9));
    const read = (now: Date) => chatThrottles(store, 'telegram:1', ['55', '56', '57'], now);
    expect(await read(NOW)).toEqual(new Map([['55', inSeconds(7)]]));
    expect(await read(inSeconds(7))).toEqual(new Map());
  });
});
