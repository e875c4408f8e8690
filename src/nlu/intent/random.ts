/** xorshift32: numbers from 0 to 1, the same ones for the same seed, so that the same samples give the same model. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

/** Puts the first `count` numbers of a list in random order, in place. */
export function shuffle(order: Int32Array, random: () => number, count = order.length): void {
  for (let index = count - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const kept = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = kept;
  }
}
