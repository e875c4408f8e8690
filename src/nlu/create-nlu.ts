import type { Logger } from 'pino';
import type { Nlu } from '../engine/ports.ts';
import { obtainClassifier } from './intent/obtain-classifier.ts';
import type { IntentFile } from './intent-file.ts';
import { understand } from './understand.ts';

export interface NluOptions {
  intents: readonly IntentFile[];
  /** Trained models are kept here; a start with unchanged intents loads one instead of training. */
  cacheDir: string;
  log: Logger;
}

export interface ReloadableNlu extends Nlu {
  /** Trains on other intents and swaps at the end. Rejects, and goes on with the last good model, when that fails. */
  reload(intents: readonly IntentFile[]): Promise<void>;
}

/** The understanding, ready to answer: from the cache in some tenths of a second, else after training. */
export async function createNlu({ intents, cacheDir, log }: NluOptions): Promise<ReloadableNlu> {
  let classifier = await obtainClassifier(intents, cacheDir, log);
  let wish = 0;
  return {
    understand: (text, context) =>
      understand(text, context, classifier, (error, part) => log.error({ err: error, part }, 'understanding failed')),
    async reload(changed) {
      wish += 1;
      const mine = wish;
      const candidate = await obtainClassifier(changed, cacheDir, log);
      // Files may change again while training runs; only the last wish counts.
      if (mine === wish) classifier = candidate;
    },
  };
}
