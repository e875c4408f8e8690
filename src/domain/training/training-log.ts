import { z } from 'zod';
import { Actor } from '../event.ts';

/** Who did what about the intents. */
export const TrainingEntry = z.object({
  id: z.string(),
  at: z.date(),
  by: Actor,
  what: z.enum(['edited', 'imported', 'labels_taken', 'discarded', 'trained', 'cancelled', 'published', 'rolled_back']),
  /** In words: which intents and how many samples, which candidate or release. */
  details: z.string(),
});
export type TrainingEntry = z.infer<typeof TrainingEntry>;
