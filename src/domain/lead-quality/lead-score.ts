import type { LeadPoint } from './lead-quality-settings.ts';

export interface LeadScore {
  /** 1 to 5. */
  score: number;
  /** Those earned that count. */
  points: LeadPoint[];
}

/**
 * The Lead Quality Score by rule: every lead has 1, and each full quarter of the points that count adds 1. So half of the points is 3,
 * the target of seed 001, and only all of them are 5. One more point never lowers it.
 */
export function leadScore(earned: readonly LeadPoint[], counted: readonly LeadPoint[]): LeadScore {
  const points = counted.filter((point) => earned.includes(point));
  return { score: counted.length === 0 ? 1 : 1 + Math.floor((4 * points.length) / counted.length), points };
}
