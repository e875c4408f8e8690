import { type Share, shareOf } from './proportion.ts';

/** How two who have said yes or no about the same things agree. */
export interface Agreement extends Share {
  /** Both yes, only the judge yes, only the other yes, both no. */
  table: { both: number; judgeOnly: number; otherOnly: number; neither: number };
  /**
   * Cohen's kappa: agreement beyond what chance would give (J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and
   * Psychological Measurement 20 (1960), 37–46). 1 is perfect, 0 is chance; null without pairs, and where both always say the same one thing,
   * so that chance explains all.
   */
  kappa: number | null;
}

export interface Pair {
  judge: boolean;
  other: boolean;
}

export function agreementOf(pairs: readonly Pair[]): Agreement {
  const count = (judge: boolean, other: boolean) =>
    pairs.filter((pair) => pair.judge === judge && pair.other === other).length;
  const table = {
    both: count(true, true),
    judgeOnly: count(true, false),
    otherOnly: count(false, true),
    neither: count(false, false),
  };
  const n = pairs.length;
  const agreed = table.both + table.neither;
  return { ...shareOf(agreed, n), table, kappa: n === 0 ? null : kappaOf(table, n) };
}

function kappaOf({ both, judgeOnly, otherOnly, neither }: Agreement['table'], n: number): number | null {
  const observed = (both + neither) / n;
  const byChance =
    ((both + judgeOnly) / n) * ((both + otherOnly) / n) + ((otherOnly + neither) / n) * ((judgeOnly + neither) / n);
  return byChance >= 1 ? null : (observed - byChance) / (1 - byChance);
}
