import { z } from 'zod';
import type { Action } from '../../domain/action.ts';
import { Order, OrderState } from '../../domain/orders/order.ts';
import { findOrderDialog } from '../../store/orders/find-order-dialog.ts';
import { findByNumber, findOrder, listOrders } from '../../store/orders/list-orders.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { type Answer, ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentOrder } from '../present/order.ts';
import { actorOf, type Principal } from '../principal.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id, pageRequest, paging, period, periodOf, withId } from '../takes.ts';
import { OrderView } from '../views/order-view.ts';
import { pageOf } from '../views/page-view.ts';

const noOrder = (): Problem => problem('not-found', 'There is no such order.');
const OrderNumber = z.string().trim().min(1).max(200);
const System = z.string().trim().min(1).max(60);
const Phone = z
  .string()
  .max(40)
  .transform((text) => `+${text.replace(/\D/g, '').replace(/^8(?=9\d{9}$)/, '7')}`)
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, 'is not a phone number'));
const amount = Order.shape.amount.max(1e12);

const NewOrder = z.strictObject({
  externalId: OrderNumber.optional().meta({ description: 'Your number of the order: the same one twice is one order' }),
  system: System.optional().meta({ description: 'Whose number that is; `api` when left out' }),
  offerId: Id,
  state: OrderState.optional().meta({ description: '`ordered` when left out' }),
  amount: amount.optional().meta({ description: 'The price of the offer when left out' }),
  at: z.iso.datetime({ offset: true }).optional().meta({ description: 'When it was placed; now when left out' }),
  dialogId: Id.optional(),
  contactId: Id.optional(),
  phone: Phone.optional(),
  email: z.email().max(200).toLowerCase().optional(),
});

/** Orders, as other programs tell of them. The team records them by actions on a dialog, too. */
export function orderRoutes({ store, engine, guards, metrics, surroundings, newId }: RouteDeps): Route[] {
  const tag = 'Offers and orders';
  const act = guards.team('act');
  const gives = { status: 200, schema: OrderView, description: 'The order' } as const;
  const scopeOf = (who: Principal) => scopeFor(who, surroundings());

  async function perform(who: Principal, dialogId: string, action: Action): Promise<Problem | null> {
    const acted = await engine.act({ dialogId, actor: actorOf(who), actions: [action] });
    metrics.actions.inc({ kind: action.kind, outcome: acted.kind });
    if (acted.kind === 'not_found') return noOrder();
    return acted.kind === 'refused' ? problem('refused', acted.reason) : null;
  }

  const present = (order: Order | null): Answer<OrderView> =>
    order ? ok(presentOrder(order, surroundings().offers)) : noOrder();

  return [
    route({
      method: 'get',
      path: '/api/v1/orders',
      tag,
      summary: 'Orders, the latest first',
      guard: guards.team('read'),
      takes: z.object({
        query: z.strictObject({
          state: OrderState.optional(),
          offer: Id.optional(),
          contact: Id.optional(),
          dialog: Id.optional(),
          externalId: OrderNumber.optional(),
          system: System.optional(),
          ...period,
          ...paging,
        }),
      }),
      gives: { status: 200, schema: pageOf(OrderView), description: 'One page' },
      async handle({ query, who }) {
        const { business, offers } = surroundings();
        const within = periodOf(query, business.timezone);
        if (within.kind === 'problem') return within;
        const { state, offer: offerId, contact: contactId, dialog: dialogId, externalId, system = 'api' } = query;
        const external = externalId === undefined ? undefined : { system, id: externalId };
        const filter = { state, offerId, contactId, dialogId, external, from: within.from, to: within.to };
        const { items, next } = await listOrders(store, { scope: scopeOf(who), ...filter }, pageRequest(query));
        return ok({ items: items.map((order) => presentOrder(order, offers)), next: next && encodeCursor(next) });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/orders/{id}',
      tag,
      summary: 'One order with every state that it has been in',
      guard: guards.team('read'),
      takes: z.object({ params: withId }),
      gives,
      handle: async ({ params, who }) => present(await findOrder(store, scopeOf(who), params.id)),
    }),
    route({
      method: 'post',
      path: '/api/v1/orders',
      tag,
      summary:
        'Tell of an order: of a dialog, a contact, a phone or an e-mail. The same `externalId` again changes nothing',
      guard: act,
      takes: z.object({ body: NewOrder }),
      gives,
      problems: [409],
      async handle({ body, who, onceId }) {
        const told = onceId === null ? null : await findOrder(store, scopeOf(who), onceId);
        if (told) return present(told);
        const { externalId, system = 'api', offerId, state = 'ordered', dialogId, contactId, phone, email } = body;
        const scope = scopeOf(who);
        const known = externalId === undefined ? null : await findByNumber(store, system, externalId);
        const whose = { dialogId, contactId, phone, email };
        const named = Object.values(whose).filter((value) => value !== undefined).length;
        if (named !== 1) return invalidInput([{ path: 'body', reason: WHOSE }]);
        const place = known?.dialogId ?? (await findOrderDialog(store, scope, whose));
        if (place === null || (known && !(await findOrder(store, scope, known.id)))) return problem('refused', NOBODY);
        const id = onceId ?? newId();
        const refused = await perform(who, place, {
          kind: 'record_order',
          id,
          offerId,
          state,
          ...(body.amount !== undefined && { amount: body.amount }),
          ...(body.at !== undefined && { at: body.at }),
          ...(externalId !== undefined && { external: { system, id: externalId } }),
        });
        if (refused) return refused;
        const numbered = externalId === undefined ? null : await findByNumber(store, system, externalId);
        return present(numbered ?? (await findOrder(store, scope, id)));
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/orders/{id}',
      tag,
      summary: 'A new state of an order, or its amount while it is not paid',
      guard: act,
      takes: z.object({
        params: withId,
        body: z
          .strictObject({ state: OrderState.optional(), amount: amount.optional() })
          .refine((body) => Object.keys(body).length > 0, 'name a state or an amount'),
      }),
      gives,
      problems: [409],
      async handle({ params, body, who }) {
        const scope = scopeOf(who);
        const order = await findOrder(store, scope, params.id);
        if (!order) return noOrder();
        const refused = await perform(who, order.dialogId, {
          kind: 'record_order',
          orderId: order.id,
          ...(body.state !== undefined && { state: body.state }),
          ...(body.amount !== undefined && { amount: body.amount }),
        });
        return refused ?? present(await findOrder(store, scope, order.id));
      },
    }),
  ];
}

const WHOSE = 'name whose order it is by one of dialogId, contactId, phone, email';
const NOBODY =
  'There is nobody with a dialog by that name: an order belongs to somebody who has written at least once. Check the phone or e-mail.';
