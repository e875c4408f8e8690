import { z } from 'zod';

/** The three states of seed 003. */
export const OrderState = z.enum(['ordered', 'failed', 'paid']);
export type OrderState = z.infer<typeof OrderState>;

export const Order = z.object({
  id: z.string(),
  /** Which program knows it, and under what number: unique together. Null for what a person has noted. */
  external: z.object({ system: z.string(), id: z.string() }).nullable(),
  offerId: z.string(),
  contactId: z.string(),
  dialogId: z.string(),
  state: OrderState,
  /** In whole units of the business's currency. */
  amount: z.number().nonnegative(),
  at: z.date(),
  paidAt: z.date().nullable(),
  /** Every state that it has been in, the first one first. */
  history: z.array(z.object({ state: OrderState, at: z.date(), by: z.string() })),
  version: z.number(),
});
export type Order = z.infer<typeof Order>;

const MOVES: Record<OrderState, readonly OrderState[]> = {
  ordered: ['paid', 'failed'],
  failed: ['ordered', 'paid'],
  paid: [],
};

/** Why an order may not go from one state to another, in words; null when it may. */
export function whyNot(from: OrderState, to: OrderState): string | null {
  if (MOVES[from].includes(to)) return null;
  if (from === 'paid') return 'A paid order stays paid: note a return as a task, or a new order.';
  return `An order that is "${from}" can become: ${MOVES[from].join(', ')}.`;
}

/** What a dialog is worth by its orders: those that are ordered or paid. Null when there is not one order. */
export function worthOf(orders: readonly Pick<Order, 'state' | 'amount'>[]): number | null {
  if (orders.length === 0) return null;
  return orders.reduce((sum, { state, amount }) => sum + (state === 'failed' ? 0 : amount), 0);
}
