import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { type JournalFilter, listJournal } from '../../src/store/queries/journal.ts';
import { channelGaps } from '../../src/store/queries/journal-gaps.ts';
import type { Cursor } from '../../src/store/queries/page.ts';
import { buildAsideRow, buildMessageRow, journalDocuments } from '../support/build-journal.ts';
import { testDatabaseUri } from '../support/mongod.ts';

// Far ahead, so that MongoDB does not forget the rows in mid-test.
const DAY: Pick<JournalFilter, 'from' | 'to'> = {
  from: new Date('2031-03-04T00:00:00Z'),
  to: new Date('2031-03-05T00:00:00Z'),
};
const at = (time: string) => new Date(`2031-03-04T${time}Z`);

describe('The journal in the store', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('journal'));
  });
  afterAll(() => store.close());

  async function idsOf(filter: Partial<JournalFilter>, limit = 50): Promise<string[]> {
    const ids: string[] = [];
    let cursor: Cursor | null = null;
    do {
      const listed = await listJournal(store, { ...DAY, ...filter }, { cursor, limit });
      if (listed.kind === 'too_slow') throw new Error('too slow');
      ids.push(...listed.page.items.map(({ id }) => id));
      cursor = listed.page.next;
    } while (cursor);
    return ids;
  }

  it('shows each row once over pages, also where many came at the same instant', async () => {
    const rows = Array.from({ length: 40 }, (_, index) =>
      buildMessageRow({
        channelId: 'telegram:2',
        order: index,
        // Written in a group: one time for many.
        receivedAt: at(index < 25 ? '10:00:00.000' : `10:00:0${index % 3}.500`),
      }),
    );
    await store.inbox.insertMany(journalDocuments(rows));
    const inOrder = [...rows]
      .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || (a.id < b.id ? 1 : -1))
      .map(({ id }) => id);
    for (const limit of [1, 7, 25, 40, 100]) expect(await idsOf({ channelId: 'telegram:2' }, limit)).toEqual(inOrder);
  });

  it('finds a text as it is, in any case and language, however JSON writes it', async () => {
    const raw = (id: string, text: unknown) =>
      buildMessageRow({ id, threadId: 'telegram:3:1', receivedAt: at('11:00:00'), raw: JSON.stringify({ text }) });
    await store.inbox.insertMany(
      journalDocuments([
        raw('plain', 'Хочу на МАНИКЮР'),
        raw('quoted', 'она сказала "завтра"'),
        raw('pattern', 'a.*b (c'),
        buildMessageRow({ id: 'nothing', threadId: 'telegram:3:1', receivedAt: at('11:00:00'), raw: null }),
      ]),
    );
    const found = (text: string) => idsOf({ threadId: 'telegram:3:1', text });
    expect(await found('маникюр')).toEqual(['plain']);
    expect(await found('"завтра"')).toEqual(['quoted']);
    expect(await found('{"text":"она')).toEqual(['quoted']);
    expect(await found('A.*B (')).toEqual(['pattern']);
    expect(await found('.*')).toEqual(['pattern']);
    expect(await found('axb')).toEqual([]);
  });

  it('gives up a search that takes too long, and says so', async () => {
    // Megabytes to read in a millisecond.
    const raw = JSON.stringify({ text: 'длинный текст '.repeat(200) });
    const rows = Array.from({ length: 3_000 }, (_, order) =>
      buildMessageRow({ channelId: 'telegram:5', order, receivedAt: at('12:00:00'), raw }),
    );
    await store.inbox.insertMany(journalDocuments(rows));
    const filter = { ...DAY, text: 'nowhere' };
    expect(await listJournal(store, filter, { cursor: null, limit: 10 }, 1)).toEqual({ kind: 'too_slow' });
    expect(await listJournal(store, filter, { cursor: null, limit: 10 })).toMatchObject({ kind: 'page' });
  });

  it('sees gaps over the edges of a period, and counts updates that no turn takes', async () => {
    const channelId = 'telegram:4';
    await store.inbox.insertMany(
      journalDocuments([
        buildMessageRow({ channelId, order: 10, receivedAt: new Date('2031-03-03T23:50:00Z') }),
        buildMessageRow({ channelId, order: 13, receivedAt: at('00:10:00') }),
        buildMessageRow({ channelId, order: 15, receivedAt: at('08:00:01') }),
        buildAsideRow({ id: 'aside', channelId, order: 14, receivedAt: at('08:00:02') }),
        buildAsideRow({ id: 'digest', channelId, order: null, state: 'malformed', receivedAt: at('08:00:03') }),
        buildMessageRow({ channelId, order: 17, receivedAt: at('23:59:59') }),
        buildMessageRow({ channelId, order: 16, receivedAt: new Date('2031-03-05T00:00:00.200Z') }),
        buildMessageRow({ channelId, order: 20, receivedAt: new Date('2031-03-05T01:00:00Z') }),
        buildMessageRow({ channelId, order: 30, receivedAt: new Date('2031-03-05T02:00:00Z') }),
      ]),
    );
    const found = await channelGaps(store, { channelId, ...DAY });
    expect(found).toEqual({
      kind: 'found',
      gaps: [
        { after: 10, before: 13, missing: 2, from: new Date('2031-03-03T23:50:00Z'), to: at('00:10:00') },
        { after: 17, before: 20, missing: 2, from: at('23:59:59'), to: new Date('2031-03-05T01:00:00Z') },
      ],
    });
    expect(await channelGaps(store, { channelId, ...DAY }, 2)).toEqual({ kind: 'too_many', most: 2 });
  });
});
