import type { ActionOf } from '../action.ts';
import type { Actor } from '../event.ts';
import { type Order, whyNot, worthOf } from '../orders/order.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';

type Recording = ActionOf<'record_order'>;

/**
 * Notes an order, or a new state of one that is known: by its id, or by the number that another program gave it. The same number
 * once more changes nothing. What the dialog is worth follows.
 */
export function recordOrder(draft: Draft, action: Recording): Refusal | undefined {
  const known = knownOrder(draft, action);
  if (known && action.orderId === undefined) {
    const isSame = known.offerId === action.offerId;
    return isSame ? undefined : refuse('This number is already that of an order of another offer.');
  }
  if (known) return changeOrder(draft, known, action);
  if (action.orderId !== undefined) return refuse('There is no such order in this dialog.');
  return newOrder(draft, action);
}

/** What the dialog is worth, by hand: only while no order tells it. */
export function setAmount(draft: Draft, { amount }: ActionOf<'set_amount'>): Refusal | undefined {
  if (ordersOf(draft).length > 0) return refuse('The amount is the sum of the orders: change the orders.');
  putAmount(draft, amount);
  return undefined;
}

function newOrder(
  draft: Draft,
  { id, offerId, state = 'ordered', amount, external, at }: Recording,
): Refusal | undefined {
  const { moment, situation, changes } = draft;
  const offer = situation.offers.find((known) => known.id === offerId);
  if (!offer) return refuse('There is no such offer in the catalogue.');
  if (offer.archived) return refuse('This offer is archived: nobody can order it any more.');
  const when = at === undefined ? moment.now : new Date(at);
  if (when > moment.now) return refuse('An order cannot be from the future.');
  const order: Order = {
    id: id ?? moment.newId(),
    external: external ?? null,
    offerId: offer.id,
    contactId: changes.dialog.contactId,
    dialogId: changes.dialog.id,
    state,
    amount: amount ?? offer.price,
    at: when,
    paidAt: state === 'paid' ? when : null,
    history: [{ state, at: when, by: nameOf(moment.actor) }],
    version: 0,
  };
  putOrder(draft, order);
  tell(draft, order);
  return undefined;
}

function changeOrder(draft: Draft, known: Order, { state = known.state, amount }: Recording): Refusal | undefined {
  const { now, actor } = draft.moment;
  const priced = { ...known, amount: amount ?? known.amount };
  if (state === known.state) {
    if (priced.amount === known.amount) return undefined;
    if (state === 'paid') return refuse('The amount of a paid order stays as it is.');
    putOrder(draft, priced);
    return undefined;
  }
  const reason = whyNot(known.state, state);
  if (reason) return refuse(reason);
  const order: Order = {
    ...priced,
    state,
    paidAt: state === 'paid' ? now : null,
    history: [...known.history, { state, at: now, by: nameOf(actor) }],
  };
  putOrder(draft, order);
  tell(draft, order);
  return undefined;
}

function tell(draft: Draft, { id, offerId, amount, state, paidAt }: Order): void {
  const told = { orderId: id, offerId, amount };
  if (state !== 'paid') leave(draft, { type: `offer_${state}`, ...told });
  else leave(draft, { type: 'offer_paid', ...told, ...(paidAt && paidAt < draft.moment.now && { paidAt }) });
}

function putOrder(draft: Draft, order: Order): void {
  draft.changes.orders = [...draft.changes.orders.filter(({ id }) => id !== order.id), order];
  putAmount(draft, worthOf(ordersOf(draft)));
}

function putAmount(draft: Draft, amount: number | null): void {
  const { amount: from } = draft.changes.dialog;
  if (from === amount) return;
  changeDialog(draft, { amount });
  leave(draft, { type: 'amount_changed', from, to: amount });
}

/** All orders of the dialog as they are now. */
function ordersOf({ situation, changes }: Draft): Order[] {
  const changed = new Set(changes.orders.map(({ id }) => id));
  const kept = (situation.orders ?? []).filter(({ id }) => !changed.has(id));
  return [...kept, ...changes.orders].filter(({ dialogId }) => dialogId === changes.dialog.id);
}

function knownOrder(draft: Draft, { id, orderId, external }: Recording): Order | undefined {
  if (orderId !== undefined) return ordersOf(draft).find((order) => order.id === orderId);
  if (!external) return ordersOf(draft).find((order) => order.id === id);
  const all = [...draft.changes.orders, ...(draft.situation.orders ?? [])];
  return all.find((order) => order.external?.system === external.system && order.external.id === external.id);
}

const nameOf = (actor: Actor): string => ('id' in actor ? `${actor.kind}:${actor.id}` : actor.kind);
