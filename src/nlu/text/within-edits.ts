/**
 * True when one word becomes the other by at most `limit` typing slips: a letter wrong, missing, extra, or two
 * neighbours swapped (Damerau-Levenshtein, optimal string alignment). Stops early on words that differ more.
 */
export function withinEdits(one: string, other: string, limit: number): boolean {
  if (Math.abs(one.length - other.length) > limit) return false;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        edits = Math.min(edits, (before[column - 2] ?? Number.POSITIVE_INFINITY) + 1);
      }
      current.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return false;
    before = last;
    last = current;
  }
  return (last[other.length] ?? 0) <= limit;
}

/** How many slips a word of this length may hold and still be taken for another: short words have too many neighbours. */
export const slipsAllowed = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2);
