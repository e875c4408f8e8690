import { z } from 'zod';
import { EventType } from '../../domain/event.ts';
import { DEFAULT_WEBHOOK_EVENTS, type Webhook } from '../../domain/webhook.ts';
import { countDeliveries } from '../../store/delivery-log.ts';
import {
  addWebhook,
  changeWebhook,
  findWebhook,
  listWebhooks,
  removeWebhook,
  rotateSecret,
} from '../../store/webhooks.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentWebhook } from '../present/webhook.ts';
import { invalidInput, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { pageOf } from '../views/page-view.ts';
import { NewWebhookView, WebhookView } from '../views/webhook-view.ts';

/** Each event makes a row per webhook in its transaction, so there is an end to them. */
const MOST_WEBHOOKS = 20;
const DAY_MS = 24 * 3_600_000;
/** So long a receiver may go on checking by the secret of before. */
const OLD_SECRET_MS = DAY_MS;
const LATELY_MS = 7 * DAY_MS;

const Url = z.string().trim().min(1).max(2_000).meta({ example: 'https://example.org/hook' });
const Events = z
  .array(EventType)
  .min(1, 'must name at least one event')
  .max(200)
  .transform((types) => [...new Set(types)])
  .meta({ description: 'Left out: leads, appointments, handoffs and closed dialogs' });

export const noWebhook = () => problem('not-found', 'There is no such webhook.');

/** The owner's webhooks: which systems are told, of what, and the secrets that sign. */
export function webhookAdminRoutes({ store, guards, webhooks, clock, newId }: RouteDeps): Route[] {
  const guard = guards.team('own');
  const tag = 'Integrations';
  const refusalOf = async (url: string | undefined) => {
    const reason = url === undefined ? null : await webhooks.refusalOf(url);
    return reason === null ? null : invalidInput([{ path: 'body.url', reason }]);
  };
  const view = async (webhook: Webhook): Promise<WebhookView> => {
    const now = clock.now();
    const lately = await countDeliveries(store, webhook.id, new Date(now.getTime() - LATELY_MS));
    return presentWebhook(webhook, lately, now);
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
        return ok({ items: await Promise.all((await listWebhooks(store)).map(view)), next: null });
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
        return ok({ webhook: await view(webhook), secret });
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
        return webhook ? ok(await view(webhook)) : noWebhook();
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
        return webhook ? ok(await view(webhook)) : noWebhook();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/webhooks/{id}/rotate-secret',
      tag,
      summary: 'A new signing secret. The old one signs beside it for 24 hours: `webhook-signature` then has several',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: NewWebhookView, description: 'The new secret, which is not shown again' },
      problems: [409],
      async handle({ params }) {
        const webhook = await findWebhook(store, params.id);
        if (!webhook) return noWebhook();
        const { secret, sealedSecret } = webhooks.newSecret(webhook.id);
        const now = clock.now();
        const next = { sealedSecret, oldUntil: new Date(now.getTime() + OLD_SECRET_MS) };
        const rotated = await rotateSecret(store, webhook, next, now);
        if (!rotated) return problem('refused', 'Somebody else has changed the secret just now: look at it again.');
        return ok({ webhook: await view(rotated), secret });
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
  ];
}
