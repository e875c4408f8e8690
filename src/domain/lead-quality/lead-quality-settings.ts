import { z } from 'zod';

/** What a lead can earn a point by, in the order in which it is told. */
export const LeadPoint = z.enum(['contact', 'service', 'date', 'in_time', 'source', 'history']);
export type LeadPoint = z.infer<typeof LeadPoint>;

/** What makes a lead a good one for this business. */
export const LeadQualitySettings = z.object({
  /** Points that count; the others are noted and cost nothing. */
  points: z.array(LeadPoint).min(1).max(LeadPoint.options.length),
  /** Within so many minutes after a line of ours the customer has to write for "answers in time". */
  answerMinutes: z.number().int().min(1).max(1440),
});
export type LeadQualitySettings = z.infer<typeof LeadQualitySettings>;

/** All of seed 001, and half an hour: whoever is at the messenger answers within it, whoever is asking around does not. */
export const DEFAULT_LEAD_QUALITY: LeadQualitySettings = { points: [...LeadPoint.options], answerMinutes: 30 };
