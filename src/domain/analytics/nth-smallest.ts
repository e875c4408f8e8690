/**
 * The value of a rank (from 1) among values in any order, which are moved about: Hoare's selection with the middle of three, in linear
 * time on average, where sorting half a million waits would take most of an answer's time. Null for a rank that there is not.
 */
export function nthSmallest(values: Float64Array, rank: number): number | null {
  const place = rank - 1;
  if (place < 0 || place >= values.length) return null;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = middleOf(at(values, low), at(values, (low + high) >>> 1), at(values, high));
    let [left, right] = [low, high];
    while (left <= right) {
      while (at(values, left) < pivot) left += 1;
      while (at(values, right) > pivot) right -= 1;
      if (left > right) break;
      const kept = at(values, left);
      values[left] = at(values, right);
      values[right] = kept;
      left += 1;
      right -= 1;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return at(values, place);
}

const at = (values: Float64Array, place: number): number => values[place] ?? Number.NaN;

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
