import type { Line } from './task.ts';

/** What a classifier makes of one text. */
export interface Verdict {
  /** The best intent in scope, whatever the threshold says; null when there is none. */
  best: string | null;
  /** How sure it is that the text is in scope; only the order counts. */
  confidence: number;
  /** After the threshold: taken for out of scope. */
  rejected: boolean;
}

/** A trained classifier under measurement. */
export interface Candidate {
  judge(text: string): Promise<Verdict>;
  modelBytes: number;
  /** How long the saved model takes from file to first answer; stock nlp.js is not asked. */
  loadMs?: number;
}

/** Trains on lines; `validation` is for the threshold only. */
export type Trainer = (train: readonly Line[], validation: readonly Line[]) => Promise<Candidate>;
