import type { ActionOf } from '../../domain/action.ts';
import type { Hook } from '../../domain/hooks/hook.ts';
import type { HookCall } from '../../domain/hooks/hook-call.ts';
import type { HookWork } from '../../domain/hooks/hook-work.ts';
import type { Order } from '../../domain/orders/order.ts';
import { EVERYTHING } from '../../domain/visibility.ts';
import { findOrderDialog } from '../../store/orders/find-order-dialog.ts';
import { findByNumber } from '../../store/orders/list-orders.ts';
import { CROWDED } from '../act.ts';
import { type Applied, type ApplyDeps, refusedBy } from './applied.ts';

/** A new order of a person, who becomes a lead when nobody here knows the phone or e-mail; or a new state of an order that is known. */
export async function applyOrder(
  deps: ApplyDeps,
  { system }: Hook,
  call: HookCall,
  work: Extract<HookWork, { kind: 'order' }>,
): Promise<Applied> {
  const known = await findByNumber(deps.store, system, work.number);
  if (known) return applyState(deps, known, { ...work, kind: 'order' });
  const place = await placeOf(deps, call, work);
  if (typeof place !== 'string') return place;
  const { number, offerId, amount, state, at } = work;
  const refused = await perform(deps, place, {
    kind: 'record_order',
    offerId,
    state,
    external: { system, id: number },
    ...(amount !== null && { amount }),
    ...(at !== null && { at: at.toISOString() }),
  });
  if (refused) return refused;
  const order = await findByNumber(deps.store, system, number);
  if (!order) return { kind: 'later', reason: null };
  return { kind: 'applied', outcome: { kind: 'order', dialogId: order.dialogId, orderId: order.id, changed: true } };
}

/** Marks an order as paid, or its payment as failed. One that is told of before its order waits for it. */
export async function applyPayment(
  deps: ApplyDeps,
  { system }: Hook,
  work: Extract<HookWork, { kind: 'payment' }>,
): Promise<Applied> {
  const order = await findByNumber(deps.store, system, work.number);
  if (order) return applyState(deps, order, work);
  const detail = `There is no order ${work.number.slice(0, 80)} of "${system}" yet.`;
  return { kind: 'later', reason: { code: 'no_order', detail } };
}

async function applyState(
  deps: ApplyDeps,
  order: Order,
  { kind, state, amount }: Pick<Extract<HookWork, { kind: 'order' | 'payment' }>, 'kind' | 'state' | 'amount'>,
): Promise<Applied> {
  const { id: orderId, dialogId } = order;
  // "New" once more, of an order that has gone on since: an old call that comes late.
  const isLate = kind === 'order' && state === 'ordered';
  const isNew =
    (!isLate && state !== order.state) || (order.state === 'ordered' && amount !== null && amount !== order.amount);
  if (isNew) {
    const refused = await perform(deps, dialogId, {
      kind: 'record_order',
      orderId,
      ...(!isLate && { state }),
      ...(amount !== null && order.state !== 'paid' && { amount }),
    });
    if (refused) return refused;
  }
  return { kind: 'applied', outcome: { kind, dialogId, orderId, changed: isNew } };
}

/** The dialog that a new order belongs to. */
async function placeOf(
  { store, engine }: ApplyDeps,
  call: HookCall,
  { phone, email, name, text, origin }: Extract<HookWork, { kind: 'order' }>,
): Promise<string | Applied> {
  if (phone === null && email === null) {
    const detail = 'There is neither a phone nor an e-mail by which the customer could be known.';
    return { kind: 'refused', reason: { code: 'no_person', detail } };
  }
  const byPhone = phone === null ? null : await findOrderDialog(store, EVERYTHING, { phone });
  const known = byPhone ?? (email === null ? null : await findOrderDialog(store, EVERYTHING, { email }));
  if (known !== null) return known;
  const taken = await engine.takeLead({ key: call.id, text, name, phone, email, origin, at: call.at });
  if (taken.kind === 'crowded') return { kind: 'later', reason: null };
  return taken.kind === 'refused' ? refusedBy(taken.reason) : taken.dialogId;
}

async function perform(
  { engine }: ApplyDeps,
  dialogId: string,
  action: ActionOf<'record_order'>,
): Promise<Applied | null> {
  const acted = await engine.act({ dialogId, actor: { kind: 'api' }, actions: [action] });
  if (acted.kind === 'done') return null;
  // Merged or erased meanwhile, or somebody else is at it: found anew with the next try.
  const isInTheWay = acted.kind === 'not_found' || acted.reason === CROWDED;
  return isInTheWay ? { kind: 'later', reason: null } : refusedBy(acted.reason);
}
