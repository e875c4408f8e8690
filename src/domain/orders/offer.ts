import { z } from 'zod';
import { Localized } from '../localized.ts';

/** Something that customers order. */
export const Offer = z.object({
  id: z.string(),
  title: Localized,
  /** In whole units of the business's currency. */
  price: z.number().nonnegative().max(1e12),
  archived: z.boolean(),
  createdAt: z.date(),
  version: z.number(),
});
export type Offer = z.infer<typeof Offer>;
