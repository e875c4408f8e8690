import type { mongo } from 'mongoose';
import type { DialogFacts } from '../../domain/analytics/fact.ts';

/** What figures know of one dialog; the id is the dialog's. */
export interface FactsRow extends Omit<DialogFacts, 'dialogId'> {
  id: string;
  /** The local days in whose books it stands. */
  days: string[];
}

/** A book of a day, its columns as bytes in the order of x86 and ARM. */
export interface BookRow {
  /** `day#part`. */
  id: string;
  day: string;
  /** Grows with every writing of any book: whoever keeps books in memory asks for those beyond the last one seen. */
  seq: number;
  dialogIds: string[];
  words: string[];
  /** How many rows there are of each kind. */
  lengths: number[];
  columns: Record<string, mongo.Binary>;
}

/** How far the figures are. One document. */
export interface FiguresState {
  id: 'state';
  seq: number;
  /** What the books were made by: the version of the rules, the zone and the hours. Others are no longer right when it changes. */
  madeBy: string;
  /** What was committed until then is in, but for what came in the last minutes before it. */
  upTo: Date;
  /** While all is made anew. */
  building: { done: number; total: number } | null;
  /** When somebody last asked for all to be made anew, and when that was last done. */
  askedAt: Date | null;
  rebuiltAt: Date | null;
}
