/** So few are sorted at once; more are first shared out to baskets. */
const FEW = 1_024;
const BASKETS = 1_024;

/**
 * The value of any rank (from 1) among values, null for a rank that there is not. Only the basket with the wanted rank is put in order,
 * and shared out again when it is large, so that half a million waits take milliseconds where sorting them would take most of an
 * answer's time; exact for any values in any order.
 */
export function ranksOf(values: Float64Array): (rank: number) => number | null {
  if (values.length <= FEW) return ranksOfFew(values);
  const { low, high } = boundsOf(values);
  if (low === high) return (rank) => (rank >= 1 && rank <= values.length ? low : null);
  const { shared, before } = shareOut(values, low, high);
  const opened = new Map<number, (rank: number) => number | null>();
  return (rank) => {
    if (rank < 1 || rank > values.length) return null;
    let basket = 0;
    while ((before[basket + 1] ?? 0) < rank) basket += 1;
    const from = before[basket] ?? 0;
    const inside = opened.get(basket) ?? ranksOf(shared.subarray(from, before[basket + 1]));
    opened.set(basket, inside);
    return inside(rank - from);
  };
}

function ranksOfFew(values: Float64Array): (rank: number) => number | null {
  const sorted = values.slice().sort();
  return (rank) => sorted[rank - 1] ?? null;
}

/** The values basket by basket, and how many stand before each. The lowest is in the first and the highest in the last. */
function shareOut(values: Float64Array, low: number, high: number): { shared: Float64Array; before: Uint32Array } {
  const scale = (BASKETS - 1) / (high - low);
  const baskets = new Uint16Array(values.length);
  const before = new Uint32Array(BASKETS + 1);
  for (let at = 0; at < values.length; at += 1) {
    const basket = Math.floor(((values[at] ?? 0) - low) * scale);
    baskets[at] = basket;
    before[basket + 1] = (before[basket + 1] ?? 0) + 1;
  }
  for (let at = 1; at <= BASKETS; at += 1) before[at] = (before[at] ?? 0) + (before[at - 1] ?? 0);
  const shared = new Float64Array(values.length);
  const next = before.slice();
  for (let at = 0; at < values.length; at += 1) {
    const basket = baskets[at] ?? 0;
    const place = next[basket] ?? 0;
    shared[place] = values[at] ?? 0;
    next[basket] = place + 1;
  }
  return { shared, before };
}

function boundsOf(values: Float64Array): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
