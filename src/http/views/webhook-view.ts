import { z } from 'zod';
import { EventType } from '../../domain/event.ts';
import { EventView } from './event-view.ts';
import { instant } from './instant.ts';

export const WebhookView = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(EventType),
    enabled: z.boolean(),
    disabledBy: z.enum(['gone', 'failing']).nullable().meta({
      description:
        '`gone`: the receiver answered 410; `failing`: nothing got through for days. Either has switched it off',
    }),
    failing: z
      .object({ since: instant, attempts: z.number() })
      .nullable()
      .meta({ description: 'Since when every attempt has failed; null while it gets through' }),
    oldSecretUntil: instant
      .nullable()
      .meta({ description: 'Until when the secret of before signs, too; null when there is one secret' }),
    lately: z
      .object({ sent: z.number(), failed: z.number(), pending: z.number() })
      .meta({ description: 'What became of the deliveries of the last seven days; counted up to 10,000 each' }),
    createdAt: instant,
  })
  .meta({ id: 'Webhook' });
export type WebhookView = z.infer<typeof WebhookView>;

export const NewWebhookView = z
  .object({
    webhook: WebhookView,
    secret: z
      .string()
      .meta({ description: 'Checks the signatures (standardwebhooks.com). Shown only here.', example: 'whsec_…' }),
  })
  .meta({ id: 'NewWebhook' });
export type NewWebhookView = z.infer<typeof NewWebhookView>;

const AttemptView = z.object({
  at: instant,
  status: z.number().nullable(),
  reason: z.string().nullable(),
  durationMs: z.number(),
  answer: z
    .string()
    .nullable()
    .meta({ description: "The beginning of the answer's body: at most 1 kB; null when there was none" }),
});

export const DeliveryView = z
  .object({
    id: z.string().meta({ description: 'Goes out as `webhook-id`, the same at every attempt' }),
    webhookId: z.string(),
    state: z.enum(['pending', 'sent', 'failed']),
    attempts: z.number(),
    nextTryAt: instant.nullable(),
    lastAttempt: AttemptView.nullable(),
    history: z.array(AttemptView).meta({ description: 'The last attempts, the newest last' }),
    payload: z.object({ type: EventType, timestamp: instant, data: EventView, test: z.literal(true).optional() }),
    createdAt: instant,
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryView = z.infer<typeof DeliveryView>;
