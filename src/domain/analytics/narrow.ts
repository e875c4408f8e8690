import type { DayBook, DialogColumns, FactColumns } from './day-book.ts';
import { DIMENSIONS, type Dimension, type FigureQuery } from './figure-query.ts';

/** Of a book, what a query lets through. */
export interface Narrowed {
  /** 1 for each row of facts that belongs to the query; null when all do. Made at the first asking. */
  rows(): Uint8Array | null;
  /** Whether a dialog does, by what is true of it as a whole. */
  hasDialog(dialog: number): boolean;
}

/** Stages, as `pipeline/stage`, in which a dialog is no request at all. */
export type SpamVisits = ReadonlySet<string>;

/**
 * What a query lets through of a book. A manager, service or staff named on a fact itself (who answered, what was booked) comes before
 * that of its dialog.
 */
export function narrow(book: DayBook, query: FigureQuery, spam: SpamVisits): Narrowed {
  const from = query.from.getTime();
  const to = query.to.getTime();
  // A word that does not occur in the book fits nothing: no code is -1.
  const wanted = DIMENSIONS.flatMap((dimension) => {
    const value = query.narrowing[dimension];
    return value === undefined ? [] : [{ dimension, code: book.words.indexOf(value ?? ''), value }];
  });
  const ofDialogs = wanted.filter(({ dimension }) => !isOfFacts(dimension));
  const ofFacts = wanted.flatMap(({ dimension, code }) => (isOfFacts(dimension) ? [{ dimension, code }] : []));
  const passes = new Uint8Array(book.dialogIds.length).fill(1);
  if (!query.withSpam) drop(passes, book, (visit) => !spam.has(visit));
  if (query.ledBy !== undefined) keepCode(passes, book.dialogs.manager, book.words.indexOf(query.ledBy));
  for (const { dimension, code, value } of ofDialogs) {
    if (dimension === 'variant') keepVariant(passes, book.dialogs, code);
    else if (dimension === 'pipeline')
      drop(passes, book, (visit) => (value === null ? visit === '' : visit.startsWith(`${value}/`)));
    else keepCode(passes, book.dialogs[COLUMN_OF[dimension]], code);
  }

  const traits = ofFacts.map(({ dimension, code }) => ({
    own: book.facts[dimension],
    whole: book.dialogs[dimension],
    code,
  }));
  let rows: Uint8Array | null | undefined;
  return {
    rows() {
      if (rows === undefined) rows = rowsWithin(book, { from, to }, passes, traits);
      return rows;
    },
    hasDialog: (of) => passes[of] === 1 && traits.every(({ whole, code }) => whole[of] === code),
  };
}

function rowsWithin(
  book: DayBook,
  { from, to }: { from: number; to: number },
  passes: Uint8Array,
  traits: readonly { own: Uint32Array; whole: Uint32Array; code: number }[],
): Uint8Array | null {
  const { at, dialog } = book.facts;
  const { first, last } = spanOf(book);
  const isWhole = from <= first && last < to;
  if (isWhole && traits.length === 0 && !passes.includes(0)) return null;
  const rows = new Uint8Array(at.length);
  for (let row = 0; row < rows.length; row += 1) rows[row] = passes[dialog[row] ?? 0] ?? 0;
  for (const { own, whole, code } of traits) {
    for (let row = 0; row < rows.length; row += 1) if ((own[row] || whole[dialog[row] ?? 0]) !== code) rows[row] = 0;
  }
  if (isWhole) return rows;
  for (let row = 0; row < rows.length; row += 1) {
    const moment = at[row] ?? 0;
    if (moment < from || moment >= to) rows[row] = 0;
  }
  return rows;
}

/** The first and the last moment of a book; asked once, since books do not change. */
function spanOf(book: DayBook): { first: number; last: number } {
  const known = SPANS.get(book);
  if (known) return known;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const moment of book.facts.at) {
    if (moment < first) first = moment;
    if (moment > last) last = moment;
  }
  const span = { first, last };
  SPANS.set(book, span);
  return span;
}
const SPANS = new WeakMap<DayBook, { first: number; last: number }>();

type OfFacts = Extract<Dimension, keyof FactColumns>;
const isOfFacts = (dimension: Dimension): dimension is OfFacts =>
  dimension === 'manager' || dimension === 'service' || dimension === 'staff';

const COLUMN_OF = {
  channel: 'channel',
  source: 'source',
  utm_medium: 'utmMedium',
  utm_campaign: 'utmCampaign',
  manager: 'manager',
  service: 'service',
  staff: 'staff',
} as const satisfies Partial<Record<Dimension, keyof DialogColumns>>;

function keepCode(passes: Uint8Array, column: Uint32Array, code: number): void {
  for (let at = 0; at < passes.length; at += 1) if (column[at] !== code) passes[at] = 0;
}

function drop(passes: Uint8Array, { dialogs, words }: DayBook, keeps: (visit: string) => boolean): void {
  const kept = words.map(keeps);
  for (let at = 0; at < passes.length; at += 1) if (!kept[dialogs.visit[at] ?? 0]) passes[at] = 0;
}

function keepVariant(passes: Uint8Array, { variant, variantFrom }: DialogColumns, code: number): void {
  for (let at = 0; at < passes.length; at += 1) {
    const met = variant.subarray(variantFrom[at], variantFrom[at + 1]);
    if (code === 0 ? met.length > 0 : !met.includes(code)) passes[at] = 0;
  }
}

/** The values of a dimension that a row has: several only of variants; null stands for none. */
export function keysOf(book: DayBook, dimension: Dimension): (row: number) => readonly (string | null)[] {
  const { words, dialogs, facts } = book;
  const single = words.map((word): readonly (string | null)[] => [word === '' ? null : word]);
  const none: readonly null[] = [null];
  const dialogOf = (row: number): number => facts.dialog[row] ?? 0;
  if (dimension === 'variant') {
    return (row) => {
      const of = dialogOf(row);
      const met = [...dialogs.variant.subarray(dialogs.variantFrom[of], dialogs.variantFrom[of + 1])];
      return met.length === 0 ? none : met.flatMap((code) => single[code] ?? none);
    };
  }
  if (dimension === 'pipeline') {
    const pipelines = words.map((word): readonly (string | null)[] => [pipelineOf(word)]);
    return (row) => pipelines[dialogs.visit[dialogOf(row)] ?? 0] ?? none;
  }
  if (isOfFacts(dimension))
    return (row) => single[facts[dimension][row] || (dialogs[dimension][dialogOf(row)] ?? 0)] ?? none;
  const column = dialogs[COLUMN_OF[dimension]];
  return (row) => single[column[dialogOf(row)] ?? 0] ?? none;
}

function pipelineOf(visit: string): string | null {
  const end = visit.indexOf('/');
  return end < 0 ? null : visit.slice(0, end);
}
