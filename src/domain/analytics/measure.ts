import type { DayBook } from './day-book.ts';
import type { Dimension, SeriesStep } from './figure-query.ts';
import { keysOf } from './narrow.ts';
import { createGatherer, figureOfRanks, type Gathered, isRank } from './rank-tally.ts';
import type { Counting, Figure, Reckoning } from './reckoning.ts';
import { counts, type OpenBook, type Rows, rowsOf } from './rows.ts';
import { stretchOf } from './stretches.ts';
import { createTally, type Tally } from './tally.ts';

/** A point of a series: `start` is the first local day of its stretch. */
export type Point = { start: string } & Figure;

/** One way of counting and what is made of it. */
export interface Reckoned {
  counting: Counting;
  reckoning: Reckoning;
}

/** The stretches of a series, by their first days. */
export interface Course {
  step: SeriesStep;
  starts: readonly string[];
}

/** One figure over all books. */
export function measure(books: readonly OpenBook[], { counting, reckoning }: Reckoned): Figure {
  if (isRank(reckoning)) return figureOfRanks(gatheredOf(books, counting), reckoning);
  const tally = createTally(reckoning);
  for (const open of books) tally.take(rowsOf(open, counting));
  return tally.figure();
}

/** Median and 95th percentile of one thing are read from the same values: gathered once for the same books, forgotten with them. */
function gatheredOf(books: readonly OpenBook[], counting: Counting): Gathered {
  const known = GATHERED.get(books) ?? new Map<Counting, Gathered>();
  GATHERED.set(books, known);
  const kept = known.get(counting);
  if (kept) return kept;
  const rows = books.map((open) => rowsOf(open, counting));
  const gatherer = createGatherer(rows.reduce((room, { from, to }) => room + to - from, 0));
  for (const some of rows) gatherer.take(some);
  const gathered = gatherer.gathered();
  known.set(counting, gathered);
  return gathered;
}
const GATHERED = new WeakMap<readonly OpenBook[], Map<Counting, Gathered>>();

/** The figure of each stretch; the course names them all, so that empty ones are there, too. */
export function measureSeries(
  books: readonly OpenBook[],
  { counting, reckoning }: Reckoned,
  { step, starts }: Course,
): Point[] {
  const tallies = new Map(starts.map((start) => [start, createTally(reckoning)]));
  for (const open of books) tallies.get(stretchOf(open.book.day, step))?.take(rowsOf(open, counting));
  return [...tallies].map(([start, tally]) => ({ start, ...tally.figure() }));
}

/** The figure of each value of a dimension; what has none stands under null. A dialog with two variants counts under both. */
export function measureBy(
  books: readonly OpenBook[],
  reckoned: Reckoned,
  dimension: Dimension,
): Map<string | null, Figure> {
  const tallies = new Map<string | null, Tally>();
  eachKey(books, reckoned, dimension, (key, row) => {
    const tally = tallies.get(key) ?? createTally(reckoned.reckoning);
    tallies.set(key, tally);
    tally.take(row);
  });
  return new Map([...tallies].map(([key, tally]) => [key, tally.figure()]));
}

/** The course of the figure for each value of a dimension. */
export function measureSeriesBy(
  books: readonly OpenBook[],
  reckoned: Reckoned,
  dimension: Dimension,
  { step, starts }: Course,
): Map<string | null, Point[]> {
  const courses = new Map<string | null, Map<string, Tally>>();
  eachKey(books, reckoned, dimension, (key, row, { day }) => {
    const course = courses.get(key) ?? new Map(starts.map((start) => [start, createTally(reckoned.reckoning)]));
    courses.set(key, course);
    course.get(stretchOf(day, step))?.take(row);
  });
  return new Map(
    [...courses].map(([key, course]) => [key, [...course].map(([start, tally]) => ({ start, ...tally.figure() }))]),
  );
}

/** Calls for each row that counts, once for each value that it has in a dimension. */
function eachKey(
  books: readonly OpenBook[],
  { counting }: Reckoned,
  dimension: Dimension,
  call: (key: string | null, row: Rows, book: DayBook) => void,
): void {
  for (const open of books) {
    const rows = rowsOf(open, counting);
    const keysOfRow = keysOf(open.book, dimension);
    for (let row = rows.from; row < rows.to; row += 1) {
      if (!counts(rows, row)) continue;
      for (const key of keysOfRow(row)) call(key, { ...rows, from: row, to: row + 1 }, open.book);
    }
  }
}
