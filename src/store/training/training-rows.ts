import type { mongo } from 'mongoose';

/** A piece of something that is too large for one document: `<key>:<n>`. */
export interface TrainingBlob {
  id: string;
  key: string;
  n: number;
  at: Date;
  bytes: mongo.Binary;
}

/** An intent of the draft; its id is its name. */
export interface DraftRow {
  id: string;
  description: { ru: string; en: string };
  utterances: { ru: string[]; en: string[] };
  held_out: { ru: string[]; en: string[] };
}

/** The one draft: whoever edits it says which version they saw. */
export interface DraftMark {
  version: number;
  /** Nobody has edited it since it was given up: it is what runs. */
  bare: boolean;
  at: Date;
}
