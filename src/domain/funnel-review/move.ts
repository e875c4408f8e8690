/** Not in a stage of the pipeline: not there yet, gone to another one, or in a stage that is no more. */
export const OUTSIDE = -1;

/** A change of stage, and the stay that it began. Stages are places in the pipeline's order; OUTSIDE for elsewhere. */
export interface Move {
  from: number;
  to: number;
  at: Date;
  by: string;
  /** When the stay was over; null while it lasts. */
  until: Date | null;
}
