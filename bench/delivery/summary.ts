import type { LoadResult } from './load/protocol.ts';
import { median, rounded } from './median.ts';
import type { Measured } from './rounds.ts';

const FIGURES = ['perSecond', 'p50', 'p95', 'p99', 'cpuMs', 'mongodCpuMs'] as const;
const MISHAPS = ['bad', 'timedOut', 'refused'] as const;

/** Of one subject at one level: the median of its rounds; mishaps of all of them. */
export function levelOf(measured: readonly Measured[]): Record<string, number | null> {
  const results = measured.map(({ result }) => result);
  return Object.fromEntries([
    ...FIGURES.map((figure) => [figure, medianOf(results, figure)]),
    ...MISHAPS.map((mishap) => [mishap, results.reduce((sum, result) => sum + result[mishap], 0)]),
  ]);
}

export const medianOf = (results: readonly LoadResult[], figure: (typeof FIGURES)[number]): number | null =>
  rounded(median(results.map((result) => result[figure])));

/** How one subject does against another: the median over the rounds of the ratio within a round. Null without such rounds. */
export function ratioOf(
  measured: readonly Measured[],
  [subject, to]: readonly [string, string],
  level: number,
  figure: 'perSecond' | 'p50',
): number | null {
  const at = (name: string, round: number) =>
    measured.find((one) => one.subject === name && one.level === level && one.round === round)?.result[figure] ?? null;
  const rounds = [...new Set(measured.map(({ round }) => round))];
  return rounded(
    median(
      rounds.map((round) => {
        const [mine, others] = [at(subject, round), at(to, round)];
        return mine === null || !others ? null : mine / others;
      }),
    ),
  );
}

/** The ratios that the goals are about, for whatever was measured. */
export function ratiosOf(measured: readonly Measured[], levels: readonly number[]): Record<string, number> {
  const lowest = Math.min(...levels);
  const wanted: [string, number | null][] = levels.flatMap((level) => [
    [`c/a@${level}`, ratioOf(measured, ['c', 'a'], level, 'perSecond')],
    [`c/b@${level}`, ratioOf(measured, ['c', 'b'], level, 'perSecond')],
    [`c/d@${level}`, ratioOf(measured, ['c', 'd'], level, 'perSecond')],
  ]);
  wanted.push([`p50 c/a@${lowest}`, ratioOf(measured, ['c', 'a'], lowest, 'p50')]);
  return Object.fromEntries(wanted.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}
