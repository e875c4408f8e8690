import type { Finding } from './bottleneck.ts';
import type { Goal } from './goal.ts';
import type { SegmentDimension } from './segments.ts';

/** How one language says what was found; all is built of the numbers. */
export interface Words {
  /** "38 of 72 dialogs that went further skipped “Qualification”: they come to a purchase 2.1 times less often (16 % against 34 %)." */
  finding(finding: Finding, stage: string, goal: Goal): string;
  /** "61 % of them: source “call” (12 % of the others)." */
  origin(dimension: SegmentDimension, title: string | null, share: { affected: number; rest: number }): string;
  /** "Estimated cost: about 7 purchases." */
  cost(lostGoals: number, goal: Goal): string;
  chance: string;
  even: string;
}
