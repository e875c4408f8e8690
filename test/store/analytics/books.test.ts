import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { packDay } from '../../../src/domain/analytics/pack-day.ts';
import { toRow } from '../../../src/store/analytics/book-row.ts';
import { createBooks } from '../../../src/store/analytics/books.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { testDatabaseUri } from '../../support/mongod.ts';

const READING = { timezone: 'UTC', spam: new Set<string>() };
const JUNE = { from: new Date('2026-06-01'), to: new Date('2026-07-01'), narrowing: {}, withSpam: false };

let store: Store;
describe('day books', () => {
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('books'));
  });
  afterAll(() => store.close());

  const write = (day: string, seq: number) => {
    const book = toRow(packDay(day, [], { dayOf: () => day }), 0, seq);
    return store.dayBooks.replaceOne({ _id: book._id }, book, { upsert: true });
  };

  it('Only the days that were written since are read again, not those between them', async () => {
    for (const day of ['2026-06-01', '2026-06-15', '2026-06-30']) await write(day, 1);
    const books = createBooks(store);
    expect((await books.open(JUNE, READING)).books).toHaveLength(3);
    await write('2026-06-01', 2);
    await write('2026-06-30', 3);
    const find = jest.spyOn(store.dayBooks, 'find');
    expect((await books.open(JUNE, READING)).books).toHaveLength(3);
    expect(find.mock.calls.map(([filter]) => filter)).toEqual([
      { seq: { $gt: 1 } },
      { day: { $in: ['2026-06-01', '2026-06-30'] } },
    ]);
  });
});
