import type { DayBook } from '../../domain/analytics/day-book.ts';
import type { FigureQuery } from '../../domain/analytics/figure-query.ts';
import { groupBy } from '../../domain/analytics/history.ts';
import type { Journey } from '../../domain/analytics/journey.ts';
import { journeysIn } from '../../domain/analytics/journeys-in.ts';
import { narrow, type SpamVisits } from '../../domain/analytics/narrow.ts';
import type { OpenBook } from '../../domain/analytics/rows.ts';
import { localOf } from '../../domain/booking/zone.ts';
import { datesBetween } from '../../domain/business/local-date.ts';
import type { Store } from '../open-store.ts';
import { fromRow } from './book-row.ts';
import type { FiguresState } from './rows.ts';
import { readState } from './state.ts';

/** What decides, beside the query itself, how books are read. */
export interface Reading {
  /** The zone of the business, whose days the books are of. */
  timezone: string;
  spam: SpamVisits;
}

export interface Books {
  /** The books of a period, with what the query lets through of each, and how far they are. */
  open(query: FigureQuery, reading: Reading): Promise<{ books: OpenBook[]; state: FiguresState | null }>;
  /** The ways of the dialogs opened in the period, as the query narrows them. */
  journeys(query: FigureQuery, reading: Reading): Promise<Journey[]>;
}

/** Days kept in memory at most: the longest period and the one it is compared with; some 250 MB for a million messages a year. */
const MOST_DAYS = 2_400;

/**
 * Reads the books of days, and keeps what it has read: only what was written since is read again. Books are whole at every moment, each
 * as of its last writing.
 */
export function createBooks(store: Pick<Store, 'dayBooks' | 'figureState'>): Books {
  const known = new Map<string, readonly DayBook[]>();
  const latest = new Map<string, number>();
  let seen = 0;
  let refreshing: Promise<FiguresState | null> | null = null;

  /** Forgets the days that were written since the last look. */
  async function refresh(): Promise<FiguresState | null> {
    const [state, written] = await Promise.all([
      readState(store),
      store.dayBooks
        .find<{ day: string; seq: number }>({ seq: { $gt: seen } }, { projection: { _id: 0, day: 1, seq: 1 } })
        .toArray(),
    ]);
    for (const { day, seq } of written) {
      known.delete(day);
      latest.set(day, seq);
      seen = Math.max(seen, seq);
    }
    return state;
  }

  /** What this question needs is held on to, whatever another one forgets meanwhile. */
  async function load(days: readonly string[]): Promise<Map<string, readonly DayBook[]>> {
    const found = new Map<string, readonly DayBook[]>();
    for (const day of days) {
      const books = known.get(day);
      if (books) found.set(day, books);
    }
    const missing = days.filter((day) => !found.has(day));
    if (missing.length === 0) return found;
    const rows = groupBy(await store.dayBooks.find({ day: { $in: missing } }).toArray(), ({ day }) => day);
    if (known.size + missing.length > MOST_DAYS) known.clear();
    for (const day of missing) {
      const read = rows.get(day) ?? [];
      const books = read.map(fromRow);
      found.set(day, books);
      // Somebody has heard meanwhile that it was written anew: what we have read may be older than that.
      const isOld = (latest.get(day) ?? 0) > Math.max(0, ...read.map(({ seq }) => seq));
      if (!isOld) known.set(day, books);
    }
    return found;
  }

  async function open(query: FigureQuery, { timezone, spam }: Reading) {
    refreshing ??= refresh().finally(() => {
      refreshing = null;
    });
    const state = await refreshing;
    if (query.from >= query.to) return { books: [], state };
    const last = localOf(new Date(query.to.getTime() - 1), timezone).date;
    const days = datesBetween(localOf(query.from, timezone).date, last);
    const found = await load(days);
    const books = days.flatMap((day) =>
      (found.get(day) ?? []).map((book) => ({ book, narrowed: narrow(book, query, spam) })),
    );
    return { books, state };
  }

  return {
    open,
    async journeys(query, reading) {
      const { books } = await open(query, reading);
      return books.flatMap((book) => journeysIn(book, query));
    },
  };
}
