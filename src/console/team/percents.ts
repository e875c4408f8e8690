/** Shares in whole percent that add up to 100: what rounding leaves over goes to the largest remainders. All zero stays zero. */
export function percentsOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (weight * 100) / total);
  const whole = exact.map(Math.floor);
  const over = 100 - whole.reduce((sum, part) => sum + part, 0);
  const order = exact.map((part, index) => ({ index, rest: part - Math.floor(part) })).sort((a, b) => b.rest - a.rest);
  const lucky = new Set(order.slice(0, over).map(({ index }) => index));
  return whole.map((part, index) => (lucky.has(index) ? part + 1 : part));
}
