import { z } from 'zod';
import { ChannelKind } from '../channel.ts';
import type { LabellingSettings } from './labelling-settings.ts';

/** Messages are drawn by what the bot took them for and where they came in. */
export const Stratum = z.object({ channelKind: ChannelKind, intent: z.string() });
export type Stratum = z.infer<typeof Stratum>;

/**
 * With which chance each message of one day is drawn. Made of what came in the seven days before it and never changed, so that nothing
 * about a message of the day itself, not even when it arrives, has a say in its chance.
 */
export const DayPlan = z.object({
  /** The local date. */
  id: z.string(),
  rates: z.array(Stratum.extend({ rate: z.number() })),
  /** Of what did not come in those seven days: rare, so all of it. */
  otherwise: z.number(),
});
export type DayPlan = z.infer<typeof DayPlan>;

/** What came in the days before: how many of each kind, and in how many days. */
export interface Past {
  counts: readonly (Stratum & { count: number })[];
  days: number;
}

/** One chance for all, such that about `weekly` are drawn in a week; a greater one where else fewer than `atLeast` would be. */
export function planDay(day: string, { counts, days }: Past, { weekly, atLeast }: LabellingSettings): DayPlan {
  const aWeek = (count: number) => (count * DAYS) / Math.min(DAYS, Math.max(1, days));
  const all = aWeek(counts.reduce((sum, { count }) => sum + count, 0));
  const forAll = all > 0 ? weekly / all : 1;
  return {
    id: day,
    rates: counts.map(({ channelKind, intent, count }) => ({
      channelKind,
      intent,
      rate: Math.min(1, Math.max(forAll, atLeast / aWeek(count))),
    })),
    otherwise: 1,
  };
}

export const rateIn = (plan: DayPlan, { channelKind, intent }: Stratum): number =>
  plan.rates.find((one) => one.intent === intent && one.channelKind === channelKind)?.rate ?? plan.otherwise;

const DAYS = 7;
