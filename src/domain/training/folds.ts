/** A labelled text on its way into folds. */
export interface Labelled {
  intent: string;
}

/**
 * The number of the fold of each sample, 0 to `folds` - 1, such that each intent is spread evenly over them. Neighbours in a file resemble
 * one another, so they go to different ones.
 */
export function foldsOf(samples: readonly Labelled[], folds: number): number[] {
  const next = new Map<string, number>();
  return samples.map(({ intent }) => {
    const place = next.get(intent) ?? 0;
    next.set(intent, place + 1);
    return place % folds;
  });
}

/** Evenly taken so many samples at most, each intent by its share, but `atLeast` of each as far as it has them. */
export function thinned<S extends Labelled>(samples: readonly S[], most: number, atLeast = 0): S[] {
  if (samples.length <= most) return [...samples];
  const counts = new Map<string, number>();
  for (const { intent } of samples) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  const seen = new Map<string, number>();
  return samples.filter(({ intent }) => {
    const all = counts.get(intent) ?? 1;
    const wanted = Math.min(all, Math.max(Math.floor((most * all) / samples.length), atLeast));
    const place = seen.get(intent) ?? 0;
    seen.set(intent, place + 1);
    // Of `all` places, `wanted` at even distances.
    return Math.floor(((place + 1) * wanted) / all) > Math.floor((place * wanted) / all);
  });
}
