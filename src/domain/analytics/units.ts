import type { DayBook } from './day-book.ts';
import type { Mark } from './fact.ts';
import { bitsOf } from './pack-day.ts';
import type { Counting, Reckoning } from './reckoning.ts';
import { eachRow, type OpenBook } from './rows.ts';

/** One thing that a figure has counted. */
export interface Unit {
  dialogId: string;
  channel: string;
  managerId: string | null;
  at: Date;
  value: number;
  isHit: boolean;
  /** Its number among those of the same dialog and moment: together they name it. */
  ordinal: number;
}

/** Those in the numerator, those that are not, or all. */
export type Part = 'all' | 'hits' | 'rest';

/** What makes a unit one of the numerator: a mark, or a value below a limit. Null where there is no numerator of units. */
export type Hit = Mark | number | null;

export function hitOf(reckoning: Reckoning): Hit {
  if (reckoning.as === 'under') return reckoning.limit;
  return 'hit' in reckoning ? reckoning.hit : null;
}

interface Asked {
  counting: Counting;
  hit: Hit;
  part: Part;
}

/** How many units and distinct dialogs are in a part of what was counted. */
export function countUnits(
  books: readonly OpenBook[],
  { counting, hit, part }: Asked,
): { units: number; dialogs: number } {
  const seen = new Set<string>();
  const isWanted = wants(hit, part);
  let units = 0;
  eachRow(books, counting, (book, row) => {
    if (!isWanted(book, row)) return;
    units += 1;
    seen.add(book.dialogIds[book.facts.dialog[row] ?? 0] ?? '');
  });
  return { units, dialogs: seen.size };
}

/** The units behind a figure, latest first, those after `after`, `limit` of them at most. Books must be in the order of their days. */
export function listUnits(
  books: readonly OpenBook[],
  { counting, hit, part }: Asked,
  { after, limit }: { after: Pick<Unit, 'at' | 'dialogId' | 'ordinal'> | null; limit: number },
): Unit[] {
  const isWanted = wants(hit, part);
  const isHit = hits(hit);
  const found: Unit[] = [];
  for (const day of [...new Set(books.map(({ book }) => book.day))].reverse()) {
    if (found.length >= limit) break;
    const units: Unit[] = [];
    const seen = new Map<string, number>();
    eachRow(
      books.filter(({ book }) => book.day === day),
      counting,
      (book, row) => {
        if (!isWanted(book, row)) return;
        const { facts, dialogs, dialogIds, words } = book;
        const of = facts.dialog[row] ?? 0;
        const dialogId = dialogIds[of] ?? '';
        const at = facts.at[row] ?? 0;
        const ordinal = seen.get(`${at} ${dialogId}`) ?? 0;
        seen.set(`${at} ${dialogId}`, ordinal + 1);
        units.push({
          dialogId,
          channel: words[dialogs.channel[of] ?? 0] ?? '',
          managerId: words[facts.manager[row] || (dialogs.manager[of] ?? 0)] || null,
          at: new Date(at),
          value: facts.value[row] ?? 0,
          isHit: isHit(book, row),
          ordinal,
        });
      },
    );
    units.sort(latestFirst);
    found.push(...(after ? units.filter((unit) => latestFirst(unit, after) > 0) : units));
  }
  return found.slice(0, limit);
}

type Place = Pick<Unit, 'at' | 'dialogId' | 'ordinal'>;

const latestFirst = (a: Place, b: Place): number =>
  b.at.getTime() - a.at.getTime() ||
  (a.dialogId < b.dialogId ? -1 : a.dialogId > b.dialogId ? 1 : a.ordinal - b.ordinal);

function wants(hit: Hit, part: Part): (book: DayBook, row: number) => boolean {
  const isHit = hits(hit);
  if (part === 'all' || hit === null) return () => true;
  return (book, row) => isHit(book, row) === (part === 'hits');
}

function hits(hit: Hit): (book: DayBook, row: number) => boolean {
  if (typeof hit === 'number') return ({ facts }, row) => (facts.value[row] ?? 0) < hit;
  const bits = hit === null ? 0 : bitsOf([hit]);
  return ({ facts }, row) => ((facts.marks[row] ?? 0) & bits) !== 0;
}
