import { type Candidate, type CandidateKind, candidatesIn } from './candidates.ts';
import type { Goal, Reached } from './goal.ts';
import { type Origin, originOf } from './origin.ts';
import type { Path } from './path.ts';
import type { Reviewed } from './rules.ts';
import { chanceOfDifference, holm } from './two-shares.ts';

/** What one place of the funnel does to those it happens to. */
export interface Finding {
  kind: CandidateKind;
  stageId: string;
  /** How many it happened to, of how many that it could have happened to. */
  dialogs: number;
  of: number;
  /** Who of both came to the goal; of a drop, who dropped out here and at the other stages. */
  shareAffected: Reached;
  shareRest: Reached;
  /** How many times worse the affected did: 2.1. Null when one of both shares is nothing. */
  times: number | null;
  lostGoals: number;
  overMs: number | null;
  /** How likely chance alone makes such a difference, and the same corrected for all places looked at. */
  chance: number;
  correctedChance: number;
  /** The affected did worse, and chance does not explain it. */
  isReal: boolean;
}

/**
 * `named`: the real one that costs most goals. `chance`: something looks worse, but the difference may be chance. `even`: nothing looks
 * worse than anything else.
 */
export type Bottleneck =
  | { kind: 'named'; finding: Finding; origin: Origin | null }
  | { kind: 'chance'; finding: Finding }
  | { kind: 'even' };

const REAL = 0.05;

/**
 * Every place with its figures, the costliest first, and the one to name. In at most 5 of 100 periods in which there is nothing to find
 * is anything named: each test is two-sided, and corrected for the number of places by Holm.
 */
export function findBottleneck(
  pipeline: Reviewed,
  paths: readonly Path[],
  goal: Goal,
): { findings: Finding[]; bottleneck: Bottleneck } {
  const candidates = candidatesIn(pipeline, paths, goal);
  const chances = candidates.map(({ shareAffected, shareRest }) => chanceOfDifference(shareAffected, shareRest));
  const corrected = holm(chances);
  const found = candidates
    .map((candidate, at) => ({
      candidate,
      finding: findingOf(pipeline, candidate, { chance: chances[at] ?? 1, correctedChance: corrected[at] ?? 1 }),
    }))
    .sort((a, b) => b.finding.lostGoals - a.finding.lostGoals);
  return { findings: found.map(({ finding }) => finding), bottleneck: judge(found) };
}

interface Found {
  candidate: Candidate;
  finding: Finding;
}

function judge(found: readonly Found[]): Bottleneck {
  const worse = found.filter(({ finding }) => isWorse(finding));
  const real = worse.find(({ finding }) => finding.isReal);
  if (real) return { kind: 'named', finding: real.finding, origin: originOf(real.candidate) };
  const [suspect] = worse;
  return suspect ? { kind: 'chance', finding: suspect.finding } : { kind: 'even' };
}

function findingOf(
  { stages }: Reviewed,
  { kind, stage, affected, rest, shareAffected, shareRest, lostGoals, overMs }: Candidate,
  chances: Pick<Finding, 'chance' | 'correctedChance'>,
): Finding {
  const own = shareAffected.hits / shareAffected.of;
  const others = shareRest.hits / shareRest.of;
  const [worse, better] = kind === 'dropped' ? [others, own] : [own, others];
  const finding = {
    kind,
    stageId: stages[stage]?.id ?? '',
    dialogs: affected.length,
    of: affected.length + rest.length,
    shareAffected,
    shareRest,
    times: worse === 0 || better === 0 ? null : better / worse,
    lostGoals,
    overMs,
    ...chances,
  };
  return { ...finding, isReal: isWorse(finding) && chances.correctedChance < REAL };
}

/** Dropping out is bad, coming to the goal is good. */
function isWorse({ kind, shareAffected: own, shareRest: rest }: Omit<Finding, 'isReal'>): boolean {
  const difference = own.hits / own.of - rest.hits / rest.of;
  return kind === 'dropped' ? difference > 0 : difference < 0;
}
