import { z } from 'zod';

/** How much is drawn for labelling; what is changed holds from the next day on. */
export const LabellingSettings = z.object({
  /** Messages drawn by chance in a week, about. */
  weekly: z.number().int().min(10).max(2000),
  /** Of each intent on each channel in a week at least so many, as far as there are so many. */
  atLeast: z.number().int().min(0).max(50),
});
export type LabellingSettings = z.infer<typeof LabellingSettings>;

/** A hundred: a share of 90 % is known to about six points either way, for some four minutes of work a week. */
export const DEFAULT_LABELLING: LabellingSettings = { weekly: 100, atLeast: 3 };
