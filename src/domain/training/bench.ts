import type { Business } from '../business/business.ts';
import type { Locale } from '../localized.ts';
import type { Understanding } from '../understanding.ts';
import type { Evaluation } from './evaluation.ts';
import type { DraftIntent, IntentFile } from './intent-file.ts';

/** What a training needs: plain data, since it goes to a thread of its own. */
export interface BenchTask {
  intents: readonly IntentFile[];
  /** What it is compared with. */
  running: { intents: readonly DraftIntent[]; model: unknown };
  /** After this, what publishing does not need is left out. */
  seconds: number;
  /** Messages drawn by chance, with what people say they meant. */
  labelled: readonly { text: string; locale: Locale; actual: string; weight: number }[];
  /** The last messages of customers, to be read by both models. */
  replay: readonly { text: string; locale: Locale; at: Date }[];
  business: Business;
}

export interface BenchResult {
  /** As it is kept. */
  model: Uint8Array;
  version: string;
  evaluation: Evaluation;
  /** In the order of the task. */
  replay: { candidate: Understanding; running: Understanding }[];
}
