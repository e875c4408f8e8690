import { NONE } from '../understanding.ts';

/** What people have said of messages that the bot took for something. */
export interface Verdict {
  predicted: string;
  actual: string;
}

const MOST = 9;
/** As much as any number of verdicts about messages of other kinds. */
const SAME_KIND = 1_000_000;

/**
 * What a message most likely means, the likeliest first, for keys 1 to 9: the bot's own guess, then what people have found instead of it,
 * then what they find at all, then the rest in their order. "No intent" has a key of its own.
 */
export function likelyIntents(predicted: string, verdicts: readonly Verdict[], intents: readonly string[]): string[] {
  const points = new Map(intents.map((intent) => [intent, 0]));
  for (const verdict of verdicts) {
    const more = verdict.predicted === predicted ? SAME_KIND : 1;
    points.set(verdict.actual, (points.get(verdict.actual) ?? 0) + more);
  }
  points.set(predicted, Number.POSITIVE_INFINITY);
  points.delete(NONE);
  // Stable: those with the same points stay in their order.
  const best = [...points].sort((a, b) => (b[1] === a[1] ? 0 : b[1] - a[1]));
  return best.slice(0, MOST).map(([intent]) => intent);
}
