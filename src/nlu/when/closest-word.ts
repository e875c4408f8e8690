/** Index of words by first letter: a typing error in the very first letter is rare, and this keeps the search short. */
export type WordIndex<T> = Map<string, { word: string; value: T }[]>;

export function indexWords<T>(entries: Iterable<[string, T]>): WordIndex<T> {
  const index: WordIndex<T> = new Map();
  for (const [word, value] of entries) {
    const letter = word.charAt(0);
    const bucket = index.get(letter) ?? [];
    bucket.push({ word, value });
    index.set(letter, bucket);
  }
  return index;
}

/** The value of the indexed word one slip away (two for words of nine letters and more), or null. Never an exact match. */
export function closestWord<T>(word: string, index: WordIndex<T>): T | null {
  if (word.length < MIN_LETTERS || word.length > MAX_LETTERS) return null;
  let best: { distance: number; value: T } | null = null;
  for (const candidate of index.get(word.charAt(0)) ?? []) {
    if (candidate.word.length < MIN_LETTERS) continue;
    const allowed = candidate.word.length >= LONG_WORD ? 2 : 1;
    if (Math.abs(candidate.word.length - word.length) > allowed) continue;
    const distance = slips(word, candidate.word);
    if (distance <= allowed && (best === null || distance < best.distance)) best = { distance, value: candidate.value };
  }
  return best === null ? null : best.value;
}

/** Shorter words have too many honest neighbours ("среда" and "среди"). */
const MIN_LETTERS = 6;
const MAX_LETTERS = 14;
const LONG_WORD = 9;

/** Letters wrong, missing, added or swapped with the neighbour (optimal string alignment). */
function slips(left: string, right: string): number {
  const width = right.length + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column < width; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[width - 1] ?? 0;
}
