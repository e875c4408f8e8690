import { z } from 'zod';
import { EventType } from '../../domain/event.ts';
import { DEFAULT_WEBHOOK_EVENTS } from '../../domain/webhook.ts';
import { findDelivery, listDeliveries, replayDelivery } from '../../store/deliveries.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { addWebhook, changeWebhook, findWebhook, listWebhooks, removeWebhook } from '../../store/webhooks.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentDelivery, presentWebhook } from '../present/webhook.ts';
import { invalidInput, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { pageRequest, paging, withId } from '../takes.ts';
import { pageOf } from '../views/page-view.ts';
import { DeliveryView, NewWebhookView, WebhookView } from '../views/webhook-view.ts';

/** Each event makes a row per webhook in its transaction, so there is an end to them. */
const MOST_WEBHOOKS = 20;

const Url = z.string().trim().min(1).max(2_000).meta({ example: 'https://example.org/hook' });
const Events = z
  .array(EventType)
  .min(1, 'must name at least one event')
  .max(200)
  .transform((types) => [...new Set(types)])
  .meta({ description: 'Left out: leads, appointments, handoffs and closed dialogs' });

const noWebhook = () => problem('not-found', 'There is no such webhook.');

/** The owner's webhooks: which systems are told, what has been sent to them, and sending it again. */
export function webhookAdminRoutes({ store, guards, webhooks, clock, newId }: RouteDeps): Route[] {
  const guard = guards.team('own');
  const tag = 'Integrations';
  const refusalOf = async (url: string | undefined) => {
    const reason = url === undefined ? null : await webhooks.refusalOf(url);
    return reason === null ? null : invalidInput([{ path: 'body.url', reason }]);
  };

  return [
    route({
      method: 'get',
      path: '/api/v1/webhooks',
      tag,
      summary: 'All webhooks, the oldest first',
      guard,
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(WebhookView), description: 'All of them' },
      async handle() {
        return ok({ items: (await listWebhooks(store)).map(presentWebhook), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/webhooks',
      tag,
      summary: 'Make a webhook: events are posted to the address, signed by Standard Webhooks',
      guard,
      takes: z.object({ body: z.object({ url: Url, events: Events.optional(), enabled: z.boolean().optional() }) }),
      gives: {
        status: 201,
        schema: NewWebhookView,
        description: 'The webhook and its secret, which is not shown again',
      },
      problems: [409],
      async handle({ body: { url, events = [...DEFAULT_WEBHOOK_EVENTS], enabled = true } }) {
        const refused = await refusalOf(url);
        if (refused) return refused;
        if ((await listWebhooks(store)).length >= MOST_WEBHOOKS) {
          return problem('refused', `There can be ${MOST_WEBHOOKS} webhooks: delete one that is not needed.`);
        }
        const id = newId();
        const { secret, sealedSecret } = webhooks.newSecret(id);
        const webhook = { id, url, events, enabled, disabledBy: null, sealedSecret, createdAt: clock.now() };
        await addWebhook(store, webhook);
        return ok({ webhook: presentWebhook(webhook), secret });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/webhooks/{id}',
      tag,
      summary: 'One webhook',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: WebhookView, description: 'The webhook' },
      async handle({ params }) {
        const webhook = await findWebhook(store, params.id);
        return webhook ? ok(presentWebhook(webhook)) : noWebhook();
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/webhooks/{id}',
      tag,
      summary: 'Change the address, the events or switch it on and off; what waits is sent when it is on again',
      guard,
      takes: z.object({
        params: withId,
        body: z.object({ url: Url.optional(), events: Events.optional(), enabled: z.boolean().optional() }),
      }),
      gives: { status: 200, schema: WebhookView, description: 'The webhook as it is now' },
      async handle({ params, body: { url, events, enabled } }) {
        const refused = await refusalOf(url);
        if (refused) return refused;
        const webhook = await changeWebhook(store, params.id, {
          ...(url !== undefined && { url }),
          ...(events !== undefined && { events }),
          ...(enabled !== undefined && { enabled, disabledBy: null }),
        });
        return webhook ? ok(presentWebhook(webhook)) : noWebhook();
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/webhooks/{id}',
      tag,
      summary: 'Delete a webhook together with what waits for it and its log',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: z.object({ id: z.string() }), description: 'The id that was deleted' },
      async handle({ params }) {
        return (await removeWebhook(store, params.id)) ? ok({ id: params.id }) : noWebhook();
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/webhooks/{id}/deliveries',
      tag,
      summary: 'What was and will be sent to a webhook, latest first; kept for 30 days',
      guard,
      takes: z.object({ params: withId, query: z.strictObject(paging) }),
      gives: { status: 200, schema: pageOf(DeliveryView), description: 'One page' },
      async handle({ params, query }) {
        if (!(await findWebhook(store, params.id))) return noWebhook();
        const { items, next } = await listDeliveries(store, { webhookId: params.id }, pageRequest(query));
        return ok({ items: items.map(presentDelivery), next: next && encodeCursor(next) });
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
        if (!webhook) return problem('not-found', 'There is no such delivery.');
        if (!webhook.enabled) return problem('refused', 'The webhook is off: switch it on first.');
        const replayed = await replayDelivery(store, params.id, clock.now());
        return replayed ? ok(presentDelivery(replayed)) : problem('refused', 'It is being sent just now.');
      },
    }),
  ];
}
