import type { Offer } from '../../domain/orders/offer.ts';
import type { Order } from '../../domain/orders/order.ts';
import type { OfferView, OrderView } from '../views/order-view.ts';

export const presentOffer = ({ id, title, price, archived, version }: Offer): OfferView => ({
  id,
  title,
  price,
  archived,
  version,
});

export function presentOrder(order: Order, offers: readonly Offer[]): OrderView {
  const { id, external, offerId, contactId, dialogId, state, amount, at, paidAt, history } = order;
  return {
    id,
    external,
    offer: { id: offerId, title: offers.find((offer) => offer.id === offerId)?.title ?? { ru: offerId, en: offerId } },
    contactId,
    dialogId,
    state,
    amount,
    at: at.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
    history: history.map((step) => ({ ...step, at: step.at.toISOString() })),
  };
}
