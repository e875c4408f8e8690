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
    disabledBy: z
      .literal('gone')
      .nullable()
      .meta({ description: '`gone`: the receiver answered 410, which switched the webhook off' }),
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

export const DeliveryView = z
  .object({
    id: z.string().meta({ description: 'Goes out as `webhook-id`, the same at every attempt' }),
    webhookId: z.string(),
    state: z.enum(['pending', 'sent', 'failed']),
    attempts: z.number(),
    nextTryAt: instant.nullable(),
    lastAttempt: z
      .object({
        at: instant,
        status: z.number().nullable(),
        reason: z.string().nullable(),
        durationMs: z.number(),
      })
      .nullable(),
    payload: z.object({ type: EventType, timestamp: instant, data: EventView }),
    createdAt: instant,
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryView = z.infer<typeof DeliveryView>;
