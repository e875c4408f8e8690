import type { Verdict } from './candidate.ts';

export interface JudgedLine extends Verdict {
  gold: string;
  /** The line is out of scope. */
  foreign: boolean;
}

/** Rates as fractions of 1; null where there is nothing to measure. */
export interface VerdictScore {
  /** Of the messages in scope, those believed and right. */
  inScope: number | null;
  /** Of the messages out of scope, those rejected. */
  oosRecall: number | null;
  /** How often a message in scope is surer than one out of scope. */
  auroc: number | null;
  /** Of the messages in scope, those whose best intent is right, without a threshold. */
  accuracy: number | null;
}

export function scoreVerdicts(lines: readonly JudgedLine[]): VerdictScore {
  const known = lines.filter(({ foreign }) => !foreign);
  const foreign = lines.filter((line) => line.foreign);
  return {
    inScope: share(known, ({ best, gold, rejected }) => !rejected && best === gold),
    oosRecall: share(foreign, ({ rejected }) => rejected),
    auroc: auroc(known, foreign),
    accuracy: share(known, ({ best, gold }) => best === gold),
  };
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4;

function share(lines: readonly JudgedLine[], holds: (line: JudgedLine) => boolean): number | null {
  return lines.length === 0 ? null : rounded(lines.filter(holds).length / lines.length);
}

/** By ranks; equal confidences share their ranks. */
function auroc(known: readonly JudgedLine[], foreign: readonly JudgedLine[]): number | null {
  if (known.length === 0 || foreign.length === 0) return null;
  const sorted = [...known, ...foreign].sort((one, other) => one.confidence - other.confidence);
  let sum = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (sorted[end]?.confidence === sorted[start]?.confidence && end < sorted.length) end += 1;
    const rank = (start + 1 + end) / 2;
    for (const line of sorted.slice(start, end)) if (!line.foreign) sum += rank;
    start = end;
  }
  const pairs = known.length * foreign.length;
  return rounded((sum - (known.length * (known.length + 1)) / 2) / pairs);
}
