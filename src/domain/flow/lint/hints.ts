/** Names in a row, for a reason. */
export const listed = (names: { keys(): Iterable<string> }): string => [...names.keys()].sort().join(', ');

/** 'did you mean "date"?' where a name is nearly another one. */
export function namedAlike(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  let best: string | undefined;
  let least = name.length < 5 ? 2 : name.length < 9 ? 3 : 4;
  for (const other of known) {
    const away = distance(name, other);
    if (away < least) {
      least = away;
      best = other;
    }
  }
  return best === undefined ? undefined : `did you mean "${best}"?`;
}

/** A longer one was not meant for a name, and comparing it takes its time. */
const LONGEST_NAME = 60;

/** How many letters have to be changed, added or left out. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
