import { z } from 'zod';

/** How much is asked and how long it may take. */
export const TrainingSettings = z.object({
  /** The last so many messages of customers are asked again before anything is published. */
  replayMessages: z.number().int().min(0).max(10_000),
  /** After this the evaluation leaves out what is not needed for publishing, seconds; 0: at once. */
  evaluationSeconds: z.number().int().min(0).max(3_600),
});
export type TrainingSettings = z.infer<typeof TrainingSettings>;

export const DEFAULT_TRAINING: TrainingSettings = { replayMessages: 2_000, evaluationSeconds: 300 };
