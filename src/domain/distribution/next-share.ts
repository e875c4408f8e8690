/** Somebody who could get the next one. `count` is how many he or she has had; weights are positive whole numbers. */
export interface Share {
  id: string;
  count: number;
  weight: number;
}

/**
 * Whose turn it is, so that everybody's count stays less than one away from his or her exact part by weight, at every step: of those
 * who are owed something, the one whose next turn is due first (Tijdeman 1980, "The chairman assignment problem"). With equal weights
 * that is the one with the fewest; whoever comes late gets all until level. Ties go by id. Null for an empty pool. Whole numbers only.
 */
export function nextShare<S extends Share>(pool: readonly S[]): S | null {
  const spread = 2 * pool.length - 2;
  const total = pool.reduce((sum, { weight }) => sum + weight, 0);
  const turn = pool.reduce((sum, { count }) => sum + count, 0) + 1;
  const isOwed = ({ count, weight }: S) => spread * (weight * turn - count * total) >= total;
  const owed = spread === 0 ? pool : pool.filter(isOwed);
  return owed.reduce<S | null>((first, share) => (first && !isSooner(share, first, spread) ? first : share), null);
}

function isSooner(one: Share, other: Share, spread: number): boolean {
  const difference = dueOf(one, spread) * other.weight - dueOf(other, spread) * one.weight;
  return difference < 0 || (difference === 0 && one.id < other.id);
}

const dueOf = ({ count }: Share, spread: number): number => spread * (count + 1) - 1;
