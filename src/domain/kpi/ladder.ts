/** Measurements in ascending order, equal ones taken together; one value may still stand on several steps. */
export type Ladder = readonly { value: number; count: number }[];

export const countOf = (ladder: Ladder): number => ladder.reduce((sum, { count }) => sum + count, 0);

/** The middle value; the mean of the two middle ones when their number is even; null without any. */
export function median(ladder: Ladder): number | null {
  const total = countOf(ladder);
  const lower = valueAt(ladder, Math.ceil(total / 2));
  const upper = valueAt(ladder, Math.floor(total / 2) + 1);
  return lower === null || upper === null ? null : (lower + upper) / 2;
}

/** Nearest rank: the smallest value that at least this per cent (1 to 100) do not exceed; null without any. */
export function percentile(ladder: Ladder, percent: number): number | null {
  return valueAt(ladder, Math.ceil((percent * countOf(ladder)) / 100));
}

/** The share of measurements under a limit, the limit itself not included; null without any. */
export function shareUnder(ladder: Ladder, limit: number): number | null {
  const total = countOf(ladder);
  return total === 0 ? null : countOf(ladder.filter(({ value }) => value < limit)) / total;
}

/** The value of the given place, counted from 1. */
function valueAt(ladder: Ladder, place: number): number | null {
  let passed = 0;
  for (const { value, count } of ladder) {
    passed += count;
    if (passed >= place) return value;
  }
  return null;
}
