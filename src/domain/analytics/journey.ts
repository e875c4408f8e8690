import type { Mark, Step, Traits } from './fact.ts';

/** A dialog's way through the stages, as the funnel review reads it. */
export interface Journey {
  dialogId: string;
  openedAt: Date;
  traits: Traits;
  /** Never empty: the first is where it began. */
  steps: readonly Step[];
  /** What has come of it: `lead`, `booked`, `attended`, `paid`, `judged`, `converted`, `handed_off`. */
  marks: readonly Mark[];
}
