import type { Offer } from '../../src/domain/orders/offer.ts';
import type { Order } from '../../src/domain/orders/order.ts';
import type { Plan } from '../../src/domain/plans/plan.ts';

/** A plan of olga and petr, fed by Instagram: every fifth client should buy for 10,000. */
export function buildPlan(overrides: Partial<Plan> = {}): Plan {
  return {
    id: 'autumn',
    name: 'Осень',
    conversion: 20,
    label: 'Осень',
    colour: '#b3261e',
    managers: ['olga', 'petr'],
    sources: ['instagram'],
    orderedOffers: [],
    failedOffers: [],
    paidOffers: [],
    mode: 'even',
    averageSale: 10_000,
    active: true,
    createdAt: new Date('2026-11-01T09:00:00Z'),
    version: 1,
    ...overrides,
  };
}

export function buildOffer(overrides: Partial<Offer> = {}): Offer {
  return {
    id: 'course',
    title: { ru: 'Курс из пяти посещений', en: 'A course of five visits' },
    price: 12_000,
    archived: false,
    createdAt: new Date('2026-11-01T09:00:00Z'),
    version: 1,
    ...overrides,
  };
}

export function buildOrder(overrides: Partial<Order> = {}): Order {
  const { state = 'ordered', at = new Date('2026-11-02T09:00:00Z') } = overrides;
  return {
    id: 'order-1',
    external: null,
    offerId: 'course',
    contactId: 'contact-1',
    dialogId: 'dialog-1',
    state,
    amount: 12_000,
    at,
    paidAt: state === 'paid' ? at : null,
    history: [{ state, at, by: 'api' }],
    version: 1,
    ...overrides,
  };
}
