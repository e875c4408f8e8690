import type { Logger } from 'pino';
import type { Nlu } from '../engine/ports.ts';
import type { IntentClassifier } from './intent/intent-classifier.ts';
import { obtainClassifier } from './intent/obtain-classifier.ts';
import type { IntentFile } from './intent-file.ts';
import { openModel } from './training/open-model.ts';
import { understand } from './understand.ts';

/** A trained model as a release keeps it. */
export interface PublishedModel {
  version: string;
  bytes: Uint8Array;
}

export interface NluOptions {
  intents: readonly IntentFile[];
  /** Trained models are kept here; a start with unchanged intents loads one instead of training. */
  cacheDir: string;
  /** A model of these intents that is there already; where it is broken, they are trained anew. */
  model?: PublishedModel | null;
  log: Logger;
}

export interface ReloadableNlu extends Nlu {
  /**
   * Trains on other intents, or takes a model of them that is there already, and swaps at the end. Rejects, and goes on with the last
   * good model, when that fails or the model is broken.
   */
  reload(intents: readonly IntentFile[], model?: PublishedModel | null): Promise<void>;
  /** The running model, as another classifier can be compared with it. */
  saved(): unknown;
}

/** The understanding, ready to answer: from the cache in some tenths of a second, else after training. */
export async function createNlu({ intents, cacheDir, model, log }: NluOptions): Promise<ReloadableNlu> {
  const train = (changed: readonly IntentFile[]) => obtainClassifier(changed, cacheDir, log);
  async function obtain(changed: readonly IntentFile[], published: PublishedModel | null): Promise<IntentClassifier> {
    const opened = published && (await openModel(published, changed));
    if (opened?.kind === 'broken') throw new Error(`the published model is broken: ${opened.reason}`);
    // Where another version of the program has made it, its samples make one that this version can read.
    return opened?.kind === 'opened' ? opened.classifier : train(changed);
  }

  let classifier = await obtain(intents, model ?? null).catch((error: unknown) => {
    if (!model) throw error;
    log.error({ err: error }, 'the published model cannot be used: its samples are trained anew');
    return train(intents);
  });
  let wish = 0;
  return {
    understand: (text, context) =>
      understand(text, context, classifier, (error, part) => log.error({ err: error, part }, 'understanding failed')),
    saved: () => classifier.save(),
    async reload(changed, published = null) {
      wish += 1;
      const mine = wish;
      const candidate = await obtain(changed, published);
      // Files may change again while training runs; only the last wish counts.
      if (mine === wish) classifier = candidate;
    },
  };
}
