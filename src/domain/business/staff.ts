import { z } from 'zod';
import { Localized } from '../localized.ts';
import { Break, DayException, Weekly } from './hours.ts';
import { Synonyms } from './service.ts';
import { Slug } from './slug.ts';

/** A person who performs services. Works when the business is open AND their own hours allow. */
export const Staff = z.strictObject({
  id: Slug,
  name: Localized,
  role: Localized,
  /** Short names as customers say them; their inflected forms are found by the understanding. */
  synonyms: Synonyms,
  services: z.array(Slug),
  /** Left out: the business's hours. */
  hours: Weekly.optional(),
  breaks: z.array(Break).default([]),
  /** Days off, vacations, and days with other hours. */
  exceptions: z.array(DayException).default([]),
  active: z.boolean().default(true),
});
export type Staff = z.infer<typeof Staff>;
