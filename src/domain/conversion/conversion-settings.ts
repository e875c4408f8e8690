import { z } from 'zod';

export const ConversionSettings = z.object({
  /** Tokens that judging may cost from midnight to midnight of the business; 0 stops it. */
  dailyTokens: z.number().int().min(0).max(100_000_000),
});
export type ConversionSettings = z.infer<typeof ConversionSettings>;

/** Some 300 dialogs of usual length a day. */
export const DEFAULT_CONVERSION: ConversionSettings = { dailyTokens: 500_000 };
