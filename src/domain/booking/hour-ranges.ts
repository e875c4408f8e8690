import type { HourRange } from '../business/hours.ts';
import { earlierOf, laterOf } from '../business/local-date.ts';

/** Set arithmetic on the wall-clock ranges of one day; 'HH:MM' sorts as text. Inputs and results are earliest first. */

/** What lies in both lists. */
export function common(one: HourRange[], other: HourRange[]): HourRange[] {
  return joined(one.flatMap((a) => other.map((b) => ({ from: laterOf(a.from, b.from), to: earlierOf(a.to, b.to) }))));
}

/** What lies in the first list and in none of the removed ranges. */
export function without(ranges: HourRange[], removed: HourRange[]): HourRange[] {
  return removed.reduce(
    (left, hole) =>
      joined(
        left.flatMap((range) => [
          { from: range.from, to: earlierOf(range.to, hole.from) },
          { from: laterOf(range.from, hole.to), to: range.to },
        ]),
      ),
    ranges,
  );
}

/** Empty ranges dropped, touching ones made one: a visit may run over the seam. */
function joined(ranges: HourRange[]): HourRange[] {
  const sorted = ranges.filter(({ from, to }) => from < to).sort((a, b) => (a.from < b.from ? -1 : 1));
  const result: HourRange[] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last && range.from <= last.to) result[result.length - 1] = { from: last.from, to: laterOf(last.to, range.to) };
    else result.push(range);
  }
  return result;
}
