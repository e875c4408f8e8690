import { z } from 'zod';
import { EventType } from '../../domain/event.ts';
import { deliveryOf } from '../../domain/webhook.ts';
import { exampleBody } from '../../domain/webhooks/example-event.ts';
import { findDelivery, listDeliveries, replayDeliveries, replayDelivery } from '../../store/delivery-log.ts';
import { toDocument } from '../../store/document.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { findWebhook } from '../../store/webhooks.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentDelivery } from '../present/webhook.ts';
import { actorOf } from '../principal.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { pageRequest, paging, withId } from '../takes.ts';
import { pageOf } from '../views/page-view.ts';
import { DeliveryView } from '../views/webhook-view.ts';
import { noWebhook } from './webhook-admin-routes.ts';

const isOff = () => problem('refused', 'The webhook is off: switch it on first.');
const noDelivery = () => problem('not-found', 'There is no such delivery.');
const DeliveryState = z.enum(['pending', 'sent', 'failed']);

/** What webhooks have been told, what came of it, and telling it again. */
export function webhookLogRoutes({ store, guards, clock, newId }: RouteDeps): Route[] {
  const guard = guards.team('own');
  const tag = 'Integrations';

  return [
    route({
      method: 'get',
      path: '/api/v1/webhooks/{id}/deliveries',
      tag,
      summary: 'What was and will be sent to a webhook, latest first; kept for 30 days',
      guard,
      takes: z.object({
        params: withId,
        query: z.strictObject({ state: DeliveryState.optional(), event: EventType.optional(), ...paging }),
      }),
      gives: { status: 200, schema: pageOf(DeliveryView), description: 'One page' },
      async handle({ params, query }) {
        if (!(await findWebhook(store, params.id))) return noWebhook();
        const filter = { webhookId: params.id, state: query.state, event: query.event };
        const { items, next } = await listDeliveries(store, filter, pageRequest(query));
        return ok({ items: items.map(presentDelivery), next: next && encodeCursor(next) });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/webhooks/{id}/replay',
      tag,
      summary: 'Send again what has failed, or everything, since a moment; each under its own id',
      guard,
      takes: z.object({
        params: withId,
        body: z
          .strictObject({
            what: z.enum(['failed', 'all']),
            since: z.iso.datetime({ offset: true }).optional().meta({ description: 'Left out: all that are kept' }),
          })
          .refine(({ what, since }) => what === 'failed' || since !== undefined, {
            path: ['since'],
            message: 'say since when: everything is sent again',
          }),
      }),
      gives: { status: 202, schema: z.object({ count: z.number() }), description: 'So many wait for their turn' },
      problems: [409],
      async handle({ params, body: { what, since } }) {
        const webhook = await findWebhook(store, params.id);
        if (!webhook) return noWebhook();
        if (!webhook.enabled) return isOff();
        const chosen = { webhookId: webhook.id, what, since: new Date(since ?? 0) };
        return ok({ count: await replayDeliveries(store, chosen, clock.now()) });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/webhooks/{id}/test',
      tag,
      summary: 'Send an example of an event, marked as a test; nothing has happened',
      guard,
      takes: z.object({
        params: withId,
        body: z.strictObject({ event: EventType.optional().meta({ description: 'Left out: its first one' }) }),
      }),
      gives: { status: 202, schema: DeliveryView, description: 'The delivery, which waits for its turn' },
      problems: [409],
      async handle({ params, body, who }) {
        const webhook = await findWebhook(store, params.id);
        if (!webhook) return noWebhook();
        if (!webhook.enabled) return isOff();
        const type = body.event ?? webhook.events[0] ?? 'lead_created';
        const at = clock.now();
        const { payload, ...row } = deliveryOf(webhook.id, {
          id: `test-${newId()}`,
          at,
          actor: actorOf(who),
          dialogId: 'example-dialog',
          contactId: 'example-contact',
          threadId: '',
          channelKind: 'web',
          origin: {},
          body: exampleBody(type, at),
        });
        const delivery = { ...row, payload: { ...payload, test: true as const } };
        await store.deliveries.insertOne(toDocument(delivery));
        return ok(presentDelivery(delivery));
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/deliveries/{id}',
      tag,
      summary: 'One delivery with its last attempts',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: DeliveryView, description: 'The delivery' },
      async handle({ params }) {
        const delivery = await findDelivery(store, params.id);
        return delivery && (await findWebhook(store, delivery.webhookId))
          ? ok(presentDelivery(delivery))
          : noDelivery();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/deliveries/{id}/replay',
      tag,
      summary: 'Send a delivery again, now and under the same id, whatever became of it',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 202, schema: DeliveryView, description: 'It waits for its turn' },
      problems: [409],
      async handle({ params }) {
        const delivery = await findDelivery(store, params.id);
        const webhook = delivery && (await findWebhook(store, delivery.webhookId));
        if (!webhook) return noDelivery();
        if (!webhook.enabled) return isOff();
        const replayed = await replayDelivery(store, params.id, clock.now());
        return replayed ? ok(presentDelivery(replayed)) : problem('refused', 'It is being sent just now.');
      },
    }),
  ];
}
