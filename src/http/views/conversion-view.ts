import { z } from 'zod';
import { instant } from './instant.ts';

/** What became of the dialogs that have been in a stage: `movedOn + dropped + stillHere + elsewhere = visited`. */
export const StageConversionView = z.object({
  stageId: z.string(),
  visited: z.number(),
  movedOn: z.number(),
  dropped: z.number(),
  stillHere: z.number(),
  elsewhere: z.number(),
  /** Share of those who have been here that went on; null where nobody has been, or nobody is expected to go on. */
  toNext: z.number().nullable(),
  /** Of those that began in the first stage, the share that has come here. */
  fromFirst: z.number().nullable(),
});

/** How many go on and how many drop out at each stage, of the dialogs created in the period. */
export const ConversionView = z
  .object({ pipelineId: z.string(), from: instant, to: instant, stages: z.array(StageConversionView) })
  .meta({ id: 'Conversion' });
export type ConversionView = z.infer<typeof ConversionView>;
