import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Order } from '../../src/domain/orders/order.ts';
import type { PlanClient } from '../../src/domain/plans/plan-client.ts';
import { presentReport } from '../../src/http/present/plan.ts';
import { toDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { countClients, sumOrders } from '../../src/store/plans/plan-figures.ts';
import { buildOrder, buildPlan } from '../support/build-plan.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const day = (n: number) => new Date(Date.UTC(2026, 10, n, 9));
const NOVEMBER = { from: day(1), to: day(31) };

/**
 * Counted by hand. Olga: a and b (November), c (October). Petr: d (November), brought in by a payment. Nobody: e (November).
 * a ordered on the 5th and paid on the 6th; its order of before it came does not count. b ordered and failed. c paid in November.
 */
describe('The plan against the fact', () => {
  let store: Store;
  const client = (id: string, managerId: string | null, at: Date, how: Partial<PlanClient> = {}) =>
    toDocument({
      id: `client-${id}`,
      planId: 'autumn',
      contactId: id,
      managerId,
      dialogId: id,
      via: 'source' as const,
      orderId: null,
      at,
      ...how,
    });
  const order = (id: string, contactId: string, amount: number, at: Date, paidAt: Date | null, state: Order['state']) =>
    toDocument(buildOrder({ id, contactId, amount, at, paidAt, state }));

  beforeAll(async () => {
    store = await openStore(testDatabaseUri('figures'));
    await store.planClients.insertMany([
      client('a', 'olga', day(4)),
      client('b', 'olga', day(5)),
      client('c', 'olga', new Date(Date.UTC(2026, 9, 20))),
      client('d', 'petr', day(7), { via: 'paid', orderId: 'd1' }),
      client('e', null, day(8)),
      client('f', 'petr', day(8), { planId: 'other' }),
    ]);
    await store.orders.insertMany([
      order('a0', 'a', 777, day(3), day(3), 'paid'),
      order('a1', 'a', 10_000, day(5), day(6), 'paid'),
      order('b1', 'b', 5000, day(6), null, 'failed'),
      order('c1', 'c', 4000, day(9), day(10), 'paid'),
      order('d1', 'd', 3000, day(7), day(7), 'paid'),
      order('d2', 'd', 2000, day(9), day(9), 'paid'),
      order('f1', 'f', 9999, day(9), day(9), 'paid'),
    ]);
  });
  afterAll(() => store.close());

  async function report(managerId?: string) {
    const all = { planIds: ['autumn'], managerId };
    const [clients, placed, paid, bought] = await Promise.all([
      countClients(store, { ...all, ...NOVEMBER }),
      sumOrders(store, 'placed', NOVEMBER, all),
      sumOrders(store, 'paid', NOVEMBER, all),
      sumOrders(store, 'paid', { from: NOVEMBER.from }, { ...all, ...NOVEMBER }),
    ]);
    const team = [
      { id: 'olga', name: 'Ольга', role: 'operator' as const },
      { id: 'petr', name: 'Пётр', role: 'operator' as const },
    ];
    const shown = managerId === undefined ? ['olga', 'petr'] : [managerId];
    return presentReport(buildPlan(), shown, team, { clients, placed, paid, bought });
  }

  it('is counted by manager and period as by hand', async () => {
    const { rows, total } = await report();
    expect(rows).toEqual([
      // a and b came in November; a1, b1 and c1 were ordered; a1 and c1 paid; of a and b, a bought.
      {
        manager: { id: 'olga', name: 'Ольга' },
        clients: 2,
        orders: 3,
        payments: 2,
        paid: 14_000,
        buyers: 1,
        conversion: 50,
        potential: 4000,
      },
      // d1 brought d in: an order of this client, but no payment that the plan has earned.
      {
        manager: { id: 'petr', name: 'Пётр' },
        clients: 1,
        orders: 2,
        payments: 1,
        paid: 2000,
        buyers: 1,
        conversion: 100,
        potential: 2000,
      },
      { manager: null, clients: 1, orders: 0, payments: 0, paid: 0, buyers: 0, conversion: 0, potential: 2000 },
    ]);
    expect(total).toEqual({
      clients: 4,
      orders: 5,
      payments: 3,
      paid: 16_000,
      buyers: 2,
      conversion: 50,
      potential: 8000,
    });
  });

  it('has one row for a manager who asks, whose figures are the own ones', async () => {
    const { rows, total } = await report('petr');
    expect(rows).toHaveLength(1);
    expect(total).toMatchObject({ clients: 1, paid: 2000 });
  });

  it('says nothing of a conversion where nobody came in', async () => {
    const { total } = await report('ivan');
    expect(total).toMatchObject({ clients: 0, conversion: null, potential: 0 });
  });
});
