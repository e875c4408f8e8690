import { z } from 'zod';

/** By what a contact came into a plan. */
export const Via = z.enum(['source', 'ordered', 'failed', 'paid', 'hand']);
export type Via = z.infer<typeof Via>;

/** A contact in a plan, as the contact itself remembers it: the rules read this without another query. */
export const ClientOf = z.object({ planId: z.string(), managerId: z.string().nullable() });
export type ClientOf = z.infer<typeof ClientOf>;

/** The same as a row of its own, for lists and reports. One for each plan and contact. */
export const PlanClient = ClientOf.extend({
  id: z.string(),
  contactId: z.string(),
  dialogId: z.string(),
  via: Via,
  /** The order that brought it in, unless it was a source. */
  orderId: z.string().nullable(),
  at: z.date(),
});
export type PlanClient = z.infer<typeof PlanClient>;

/** The people who work on a contact in any plan, each once. */
export const managersOf = (plans: readonly ClientOf[]): string[] => [
  ...new Set(plans.flatMap(({ managerId }) => managerId ?? [])),
];
