import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message } from '../../src/domain/message.ts';
import type { Outgoing } from '../../src/domain/outgoing.ts';
import { EVERYTHING } from '../../src/domain/visibility.ts';
import { toDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { channelLoads } from '../../src/store/queries/channel-loads.ts';
import { listUndelivered, type UndeliveredFilter, undeliveredToResend } from '../../src/store/queries/undelivered.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildMessage } from '../support/build-message.ts';
import { buildOutgoing } from '../support/build-outgoing.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 10, 12, minute));

describe('what did not come', () => {
  let store: Store;
  let seq = 0;
  const line = (state: Message['delivery']['state'], minute: number, outgoing: Partial<Outgoing> = {}) =>
    buildMessage({
      id: `${state}-${minute}`,
      seq: ++seq,
      at: at(minute),
      delivery: { state },
      outgoing: buildOutgoing(outgoing),
    });
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('undelivered'));
    await store.dialogs.insertOne(toDocument(buildDialog({ mode: 'operator' })));
    await store.contacts.insertOne(toDocument(buildContact({ name: 'Анна' })));
    const lines = [
      line('failed', 1),
      line('failed', 2, { channelId: 'telegram:2' }),
      line('uncertain', 3),
      line('uncertain', 3.5),
      line('dropped', 4),
      line('sent', 5),
      line('queued', 6),
      line('queued', 7),
      line('sending', 8, { channelId: 'telegram:2' }),
    ];
    await store.messages.insertMany(lines.map(toDocument));
  });
  afterAll(() => store.close());

  const list = async (filter: Omit<UndeliveredFilter, 'scope'>, limit = 10) =>
    (await listUndelivered(store, { scope: EVERYTHING, ...filter }, { cursor: null, limit })).items.map(({ id }) => id);

  it('is listed newest first: what waits for a person, or one state', async () => {
    expect(await list({})).toEqual(['uncertain-3.5', 'uncertain-3', 'failed-2', 'failed-1']);
    expect(await list({ state: 'failed' })).toEqual(['failed-2', 'failed-1']);
    expect(await list({ state: 'dropped' })).toEqual(['dropped-4']);
    expect(await list({ channelId: 'telegram:2' })).toEqual(['failed-2']);
    expect(await list({ since: at(2) })).toEqual(['uncertain-3.5', 'uncertain-3', 'failed-2']);
  });

  it('goes on from page to page without a gap or a repetition', async () => {
    const seen: string[] = [];
    let cursor: Parameters<typeof listUndelivered>[2]['cursor'] = null;
    do {
      const page = await listUndelivered(store, { scope: EVERYTHING }, { cursor, limit: 1 });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(await list({}));
  });

  it('tells for whom it was and who leads there', async () => {
    const { items } = await listUndelivered(store, { scope: EVERYTHING, state: 'failed' }, { cursor: null, limit: 1 });
    expect(items).toMatchObject([{ contactName: 'Анна', mode: 'operator' }]);
  });

  it('is sent again the oldest first', async () => {
    const again = await undeliveredToResend(store, { scope: EVERYTHING }, 3);
    expect(again.map(({ id }) => id)).toEqual(['failed-1', 'failed-2', 'uncertain-3']);
  });

  it('is counted by channel, beside what still waits', async () => {
    expect(Object.fromEntries(await channelLoads(store))).toEqual({
      'telegram:1': { unsent: 2, oldest: at(6), failed: 1, uncertain: 2 },
      'telegram:2': { unsent: 1, oldest: at(8), failed: 1, uncertain: 0 },
    });
  });

  it.each([{}, { state: 'failed' }, { state: 'uncertain' }, { state: 'dropped' }] as const)(
    'is found by an index of its own: %j',
    async (filter) => {
      const state = 'state' in filter ? filter.state : { $in: ['failed', 'uncertain'] };
      const plan = await store.raw('messages').find({ 'delivery.state': state }).sort({ at: -1, _id: -1 }).explain();
      expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
    },
  );
});
