export interface Figures {
  n: number;
  p50: number;
  p95: number;
}

/** How long a piece of work takes, ms, once after the other; the first ones do not count. */
export async function timed(n: number, work: (index: number) => Promise<unknown>, warmUp = 5): Promise<Figures> {
  const taken: number[] = [];
  for (let index = 0; index < n + warmUp; index++) {
    const began = performance.now();
    await work(index);
    if (index >= warmUp) taken.push(performance.now() - began);
  }
  return figuresOf(taken);
}

/** Times in ms, by the nearest rank. */
export function figuresOf(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { n: sorted.length, p50: hundredths(rank(0.5)), p95: hundredths(rank(0.95)) };
}

/** The same with what each figure is in finds: machines differ, their ratios less so. */
export const inFinds = (figures: Figures, find: Figures) => ({
  ...figures,
  p50Finds: hundredths(figures.p50 / find.p50),
  p95Finds: hundredths(figures.p95 / find.p95),
});

export const hundredths = (value: number): number => Math.round(value * 100) / 100;
