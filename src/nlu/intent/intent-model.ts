import type { Locale } from '../../domain/localized.ts';

/** One labelled sentence. */
export interface Sample {
  text: string;
  intent: string;
  locale: Locale;
}

export interface Scored {
  intent: string;
  score: number;
}

/** A trained classifier: every intent it knows with a score, best first. `None` is an intent like the others here. */
export interface IntentModel {
  classify(text: string, locale: Locale): Promise<Scored[]>;
  /** All that `load` of the same kind of model needs, as JSON-safe data. */
  save(): unknown;
}

/**
 * A way to get a model: the seam behind which classifiers are exchanged. A new one is one file exporting such an
 * object, named in `train-model.ts`; one that lives inside nlp.js is registered there by its class name.
 */
export interface IntentLearner {
  /** Changes whenever the same samples would give another model; part of the cache's key. */
  readonly version: string;
  train(samples: readonly Sample[]): Promise<IntentModel>;
  /** Throws on data that `save` did not write. */
  load(saved: unknown): Promise<IntentModel>;
}
