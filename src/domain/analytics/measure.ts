import type { DayBook } from './day-book.ts';
import type { Dimension, SeriesStep } from './figure-query.ts';
import { keysOf, type Narrowed } from './narrow.ts';
import { bitsOf } from './pack-day.ts';
import type { Counting, Figure, Reckoning } from './reckoning.ts';
import { stretchOf } from './stretches.ts';
import { createTally, type Tally } from './tally.ts';

/** A book, and what a query lets through of it. */
export interface OpenBook {
  book: DayBook;
  narrowed: Narrowed;
}

/** A point of a series: `start` is the first local day of its stretch. */
export type Point = { start: string } & Figure;

/** One way of counting and what is made of it. */
export interface Reckoned {
  counting: Counting;
  reckoning: Reckoning;
}

/** Calls for every row that counts, in the order of the books. */
export function eachRow(
  books: readonly OpenBook[],
  { of, having = [], without = [] }: Counting,
  call: (book: DayBook, row: number) => void,
): void {
  const wanted = bitsOf(having);
  const mask = (wanted | bitsOf(without)) >>> 0;
  for (const { book, narrowed } of books) {
    const [from, to] = book.rows[of];
    const { marks } = book.facts;
    for (let row = from; row < to; row += 1) {
      if (((marks[row] ?? 0) & mask) >>> 0 === wanted && narrowed.hasRow(row)) call(book, row);
    }
  }
}

/** One figure over all books. */
export function measure(books: readonly OpenBook[], { counting, reckoning }: Reckoned): Figure {
  const tally = createTally(reckoning);
  const add = adder(reckoning);
  eachRow(books, counting, (book, row) => add(tally, book, row));
  return tally.figure();
}

/** The figure of each stretch; `starts` names them all, so that empty ones are there, too. */
export function measureSeries(
  books: readonly OpenBook[],
  { counting, reckoning }: Reckoned,
  step: SeriesStep,
  starts: readonly string[],
): Point[] {
  const tallies = new Map(starts.map((start) => [start, createTally(reckoning)]));
  const add = adder(reckoning);
  const ofDay = new Map<string, Tally | undefined>();
  eachRow(books, counting, (book, row) => {
    if (!ofDay.has(book.day)) ofDay.set(book.day, tallies.get(stretchOf(book.day, step)));
    const tally = ofDay.get(book.day);
    if (tally) add(tally, book, row);
  });
  return [...tallies].map(([start, tally]) => ({ start, ...tally.figure() }));
}

/** The figure of each value of a dimension; what has none stands under null. A dialog with two variants counts under both. */
export function measureBy(
  books: readonly OpenBook[],
  { counting, reckoning }: Reckoned,
  dimension: Dimension,
): Map<string | null, Figure> {
  const tallies = new Map<string | null, Tally>();
  const add = adder(reckoning);
  const keys = new Map<DayBook, ReturnType<typeof keysOf>>();
  eachRow(books, counting, (book, row) => {
    const keysOfRow = keys.get(book) ?? keysOf(book, dimension);
    keys.set(book, keysOfRow);
    for (const key of keysOfRow(row)) {
      const tally = tallies.get(key) ?? createTally(reckoning);
      tallies.set(key, tally);
      add(tally, book, row);
    }
  });
  return new Map([...tallies].map(([key, tally]) => [key, tally.figure()]));
}

/** The course of the figure for each value of a dimension. */
export function measureSeriesBy(
  books: readonly OpenBook[],
  { counting, reckoning }: Reckoned,
  dimension: Dimension,
  step: SeriesStep,
  starts: readonly string[],
): Map<string | null, Point[]> {
  const tallies = new Map<string | null, Map<string, Tally>>();
  const add = adder(reckoning);
  const keys = new Map<DayBook, ReturnType<typeof keysOf>>();
  eachRow(books, counting, (book, row) => {
    const keysOfRow = keys.get(book) ?? keysOf(book, dimension);
    keys.set(book, keysOfRow);
    for (const key of keysOfRow(row)) {
      const course = tallies.get(key) ?? new Map(starts.map((start) => [start, createTally(reckoning)]));
      tallies.set(key, course);
      const tally = course.get(stretchOf(book.day, step));
      if (tally) add(tally, book, row);
    }
  });
  return new Map(
    [...tallies].map(([key, course]) => [key, [...course].map(([start, tally]) => ({ start, ...tally.figure() }))]),
  );
}

/** Adds a row to a tally, with whether it is one of the hits. */
function adder(reckoning: Reckoning): (tally: Tally, book: DayBook, row: number) => void {
  const hit = 'hit' in reckoning ? bitsOf([reckoning.hit]) : 0;
  return (tally, { facts }, row) => tally.add(facts.value[row] ?? 0, ((facts.marks[row] ?? 0) & hit) !== 0);
}
