import { describe, expect, it } from '@jest/globals';
import type { ActionOf } from '../../../src/domain/action.ts';
import type { Situation } from '../../../src/domain/perform/draft.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildOffer, buildOrder } from '../../support/build-plan.ts';
import { buildDraft } from '../../support/build-situation.ts';

const draftOf = (situation: Partial<Situation> = {}) =>
  buildDraft({ triggers: [], offers: [buildOffer(), buildOffer({ id: 'old', archived: true })], ...situation });

const record = (action: Partial<ActionOf<'record_order'>>): ActionOf<'record_order'> => ({
  kind: 'record_order',
  state: 'ordered',
  offerId: 'course',
  ...action,
});

describe('An order', () => {
  it('costs what the offer costs, unless it is told otherwise, and makes the dialog worth that', () => {
    const draft = draftOf();
    perform(draft, [record({ id: 'o1' }), record({ id: 'o2', amount: 500 })]);
    expect(draft.changes.orders).toMatchObject([{ amount: 12_000 }, { amount: 500 }]);
    expect(draft.changes.dialog.amount).toBe(12_500);
  });

  it('says what became of it: ordered, failed, paid', () => {
    const draft = draftOf();
    perform(draft, [record({ id: 'o1' }), record({ orderId: 'o1', state: 'failed' })]);
    expect(draft.changes.dialog.amount).toBe(0);
    perform(draft, [record({ orderId: 'o1', state: 'paid' })]);
    expect(draft.changes.dialog.amount).toBe(12_000);
    const told = draft.changes.events.map(({ body }) => body.type).filter((type) => type.startsWith('offer_'));
    expect(told).toEqual(['offer_ordered', 'offer_failed', 'offer_paid']);
    expect(draft.changes.orders).toMatchObject([{ history: [{ by: 'bot' }, {}, {}], paidAt: draft.moment.now }]);
  });

  it('that is told of later says when it was paid', () => {
    const draft = draftOf();
    perform(draft, [record({ state: 'paid', at: '2020-01-02T00:00:00Z' }), record({ id: 'now', state: 'paid' })]);
    const paid = draft.changes.events.flatMap(({ body }) => (body.type === 'offer_paid' ? [body.paidAt ?? null] : []));
    expect(paid).toEqual([new Date('2020-01-02T00:00:00Z'), null]);
  });

  it.each([
    ['ordered', 'paid', true],
    ['ordered', 'failed', true],
    ['failed', 'ordered', true],
    ['failed', 'paid', true],
    ['paid', 'failed', false],
    ['paid', 'ordered', false],
  ] as const)('that is %s can become %s: %s', (state, to, allowed) => {
    const draft = draftOf({ orders: [buildOrder({ state })] });
    const refused = perform(draft, [record({ orderId: 'order-1', state: to })]);
    expect(refused === undefined).toBe(allowed);
    if (refused) expect(refused.reason).toMatch(/stays paid/);
  });

  it.each(['ordered', 'failed'] as const)('that is %s stays so when only its amount is edited', (state) => {
    const draft = draftOf({ orders: [buildOrder({ state })] });
    expect(perform(draft, [{ kind: 'record_order', orderId: 'order-1', amount: 500 }])).toBeUndefined();
    expect(draft.changes.orders).toMatchObject([{ state, amount: 500, history: [{ state }] }]);
  });

  it('told twice by its number is one order', () => {
    const external = { system: 'shop', id: '77' };
    const draft = draftOf({ orders: [buildOrder({ external, state: 'paid' })] });
    expect(perform(draft, [record({ external })])).toBeUndefined();
    expect(draft.changes).toMatchObject({ orders: [], events: [] });
    expect(perform(draft, [record({ external, offerId: 'old' })])?.reason).toMatch(/already that of an order/);
  });

  it('of what is not in the catalogue, is archived, or lies in the future is refused', () => {
    expect(perform(draftOf(), [record({ offerId: 'nothing' })])?.reason).toMatch(/no such offer/);
    expect(perform(draftOf(), [record({ offerId: 'old' })])?.reason).toMatch(/archived/);
    expect(perform(draftOf(), [record({ at: '2031-01-01T00:00:00Z' })])?.reason).toMatch(/future/);
    expect(perform(draftOf(), [record({ orderId: 'nobody' })])?.reason).toMatch(/no such order/);
  });
});

describe('What a dialog is worth', () => {
  it('is set by hand while no order tells it', () => {
    const draft = draftOf({ dialog: buildDialog({ amount: 100 }) });
    expect(perform(draft, [{ kind: 'set_amount', amount: 3000 }])).toBeUndefined();
    expect(draft.changes.dialog.amount).toBe(3000);
    expect(draft.changes.events.map(({ body }) => body)).toContainEqual({
      type: 'amount_changed',
      from: 100,
      to: 3000,
    });
  });

  it('is the sum of the orders where there are any', () => {
    const draft = draftOf({ orders: [buildOrder()] });
    expect(perform(draft, [{ kind: 'set_amount', amount: 3000 }])?.reason).toMatch(/sum of the orders/);
  });
});
