import { z } from 'zod';
import { Localized } from '../localized.ts';
import { Slug } from './slug.ts';

/** Whole currency units. Without `to` the price is exact; with it, it depends on the case and lies between the two. */
export const Price = z
  .strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative().optional() })
  .refine((price) => price.to === undefined || price.from <= price.to, {
    path: ['to'],
    error: 'must not be below from',
  });
export type Price = z.infer<typeof Price>;

/** Other words by which people call something, per language, in their dictionary form. */
export const Synonyms = z.strictObject({
  ru: z.array(z.string().trim().min(1)),
  en: z.array(z.string().trim().min(1)),
});
export type Synonyms = z.infer<typeof Synonyms>;

export const ServiceCategory = z.strictObject({ id: Slug, title: Localized });
export type ServiceCategory = z.infer<typeof ServiceCategory>;

/** Something that can be booked. The customer sees the duration; the buffers are the person's time around it. */
export const Service = z.strictObject({
  id: Slug,
  title: Localized,
  synonyms: Synonyms,
  durationMinutes: z
    .int()
    .positive()
    .max(24 * 60),
  bufferBeforeMinutes: z.int().nonnegative().default(0),
  bufferAfterMinutes: z.int().nonnegative().default(0),
  price: Price,
  category: Slug,
  description: Localized.optional(),
});
export type Service = z.infer<typeof Service>;
