import { z } from 'zod';

/** How the leads of a plan are shared (seed 003): `linked` gives them to who knows them already. */
export const PlanMode = z.enum(['even', 'linked']);
export type PlanMode = z.infer<typeof PlanMode>;

/** What a person sets of a sales plan. */
export const PlanParts = z.object({
  name: z.string().trim().min(1).max(80),
  /** Percent of the clients who are expected to buy. */
  conversion: z.number().min(0).max(100),
  /** Shown in the list of chats; empty: none. */
  label: z.string().trim().max(24),
  colour: z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour like #4644b0'),
  /** Who work on its clients, by id. */
  managers: z.array(z.string().max(200)).max(200),
  /** Codes of the lead sources; each belongs to one plan at most, which an index of the database holds. */
  sources: z.array(z.string().trim().min(1).max(200)).max(500),
  /** Ids of the offers whose order, failed payment or payment puts a contact in the plan. */
  orderedOffers: z.array(z.string().max(200)).max(500),
  failedOffers: z.array(z.string().max(200)).max(500),
  paidOffers: z.array(z.string().max(200)).max(500),
  mode: PlanMode,
  /** In whole units of the business's currency. */
  averageSale: z.number().nonnegative().max(1e12),
});
export type PlanParts = z.infer<typeof PlanParts>;

/** A sales plan: by which ways clients come to it, who works on them, and what they should bring. */
export const Plan = PlanParts.extend({
  id: z.string(),
  /** False once it is archived: it takes nobody any more, and its sources are free for others. */
  active: z.boolean(),
  createdAt: z.date(),
  version: z.number(),
});
export type Plan = z.infer<typeof Plan>;

/** What the clients should bring (seed 003: clients × coefficient × average sale), in whole units of the currency. */
export const potentialOf = (
  clients: number,
  { conversion, averageSale }: Pick<Plan, 'conversion' | 'averageSale'>,
): number => Math.round((clients * conversion * averageSale) / 100);
