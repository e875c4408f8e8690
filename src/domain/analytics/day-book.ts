import type { FactKind } from './fact.ts';

/** Codes of words by dialog; the word of code 0 stands for none. */
export interface DialogColumns {
  channel: Uint32Array;
  source: Uint32Array;
  utmMedium: Uint32Array;
  utmCampaign: Uint32Array;
  visit: Uint32Array;
  manager: Uint32Array;
  service: Uint32Array;
  staff: Uint32Array;
  /** Variants of all dialogs in a row, and where those of each begin: one more than there are dialogs. */
  variant: Uint32Array;
  variantFrom: Uint32Array;
}

/** Facts in rows, those of a kind together; `dialog` is a place in `dialogIds`. */
export interface FactColumns {
  at: Float64Array;
  value: Float64Array;
  /** Bit n: the n-th of MARKS. */
  marks: Uint32Array;
  dialog: Uint32Array;
  manager: Uint32Array;
  service: Uint32Array;
  staff: Uint32Array;
}

/** Ways through the stages of the dialogs that were opened on the day, those of a dialog in a row and in order. */
export interface StepColumns {
  dialog: Uint32Array;
  at: Float64Array;
  visit: Uint32Array;
  by: Uint32Array;
}

/**
 * Everything that is counted on one local day, in columns: a year of them is read, narrowed and added up in milliseconds. A day with very
 * many facts has several books.
 */
export interface DayBook {
  /** 'YYYY-MM-DD' in the business's zone. */
  day: string;
  dialogIds: readonly string[];
  words: readonly string[];
  dialogs: DialogColumns;
  facts: FactColumns;
  /** The rows of each kind: from (included) to (excluded). */
  rows: Readonly<Record<FactKind, readonly [number, number]>>;
  steps: StepColumns;
}
