import type { Sample } from './intent-model.ts';

/** Training takes as long as samples times intents: 25,000 of CLINC150's 150 intents take a minute of one core and 200 MB. */
const MOST_WORK = 25_000 * 150;
/** However few the intents are: more would not fit into the memory of a small server. */
const MOST_SAMPLES = 80_000;

/** How many samples are trained on, by the number of intents. */
export const mostSamples = (intents: number): number =>
  Math.min(MOST_SAMPLES, Math.floor(MOST_WORK / Math.max(1, intents)));

/**
 * At most so many samples, the largest intents giving first: what an intent has beyond some hundreds teaches little. Which
 * ones stay depends on their number only, so that the same samples give the same model.
 */
export function thinOut(samples: readonly Sample[], atMost?: number): readonly Sample[] {
  const all = countsOf(samples);
  const most = atMost ?? mostSamples(all.size);
  if (samples.length <= most) return samples;
  const limit = limitFor(all, most);
  const seen = new Map<string, number>();
  return samples.filter(({ intent }) => {
    const index = seen.get(intent) ?? 0;
    seen.set(intent, index + 1);
    const count = all.get(intent) ?? 1;
    // Evenly over the intent's list: its end is as good as its beginning.
    return count <= limit || Math.floor(((index + 1) * limit) / count) > Math.floor((index * limit) / count);
  });
}

/** The largest number per intent at which all together are no more than `most`. */
function limitFor(counts: ReadonlyMap<string, number>, most: number): number {
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const kept = [...counts.values()].reduce((sum, count) => sum + Math.min(count, middle), 0);
    if (kept <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

function countsOf(samples: readonly Sample[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { intent } of samples) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  return counts;
}
