import { z } from 'zod';
import { LeadPoint } from '../../domain/lead-quality/lead-quality-settings.ts';
import { Localized } from '../../domain/localized.ts';

/** What makes a lead a good one, with each point in words. */
export const LeadQualityView = z
  .object({
    points: z.array(LeadPoint).meta({ description: 'Those that count' }),
    answerMinutes: z.number(),
    known: z.array(
      z.object({
        id: LeadPoint,
        title: Localized,
        rule: Localized.meta({ description: 'What earns it' }),
        todo: Localized.meta({ description: 'What to do while it is missing' }),
      }),
    ),
  })
  .meta({ id: 'LeadQuality' });
export type LeadQualityView = z.infer<typeof LeadQualityView>;

/** A point that counts, and whether a lead has earned it. */
export const LeadPointView = z.object({ id: LeadPoint, earned: z.boolean() }).meta({ id: 'LeadPoint' });
export type LeadPointView = z.infer<typeof LeadPointView>;
