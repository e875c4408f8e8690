import { z } from 'zod';
import { DomainEvent, EventType } from './event.ts';

/** An address of another system that wants to know what happens here. */
export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(EventType),
  enabled: z.boolean(),
  /**
   * `gone`: the receiver answered 410 and was switched off by that; `failing`: nothing has got through for days. Null when on, or switched
   * off by hand.
   */
  disabledBy: z.enum(['gone', 'failing']).nullable(),
  /** The signing secret, encrypted; the plain one is shown once, to whoever makes the webhook. */
  sealedSecret: z.string(),
  /** Secrets of before, sealed, which sign beside it until then. Absent while there is none. */
  oldSecrets: z.array(z.object({ sealedSecret: z.string(), until: z.date() })).optional(),
  /** Since when every attempt has failed, and how many; absent while it gets through. */
  failing: z.object({ since: z.date(), attempts: z.number() }).optional(),
  createdAt: z.date(),
});
export type Webhook = z.infer<typeof Webhook>;

/** What is told when nobody has chosen: what a CRM or an owner acts upon, not every message. */
export const DEFAULT_WEBHOOK_EVENTS: readonly EventType[] = [
  'lead_created',
  'appointment_booked',
  'appointment_confirmed',
  'appointment_cancelled',
  'appointment_moved',
  'no_show',
  'appointment_visited',
  'handed_off',
  'dialog_closed',
];

/** The body of the request, by Standard Webhooks. `data` is the event as the API shows it: ids, not the person's details. */
export const WebhookPayload = z.object({
  type: EventType,
  timestamp: z.date(),
  data: DomainEvent.omit({ threadId: true }),
  /** An example that somebody has asked for: nothing has happened. */
  test: z.literal(true).optional(),
});
export type WebhookPayload = z.infer<typeof WebhookPayload>;

export const WebhookAttempt = z.object({
  at: z.date(),
  /** Null when no answer came. */
  status: z.number().nullable(),
  /** Why it counts as failed; null for success. */
  reason: z.string().nullable(),
  durationMs: z.number(),
  /** The beginning of the answer's body, as text; absent when there was none. */
  answer: z.string().optional(),
});
export type WebhookAttempt = z.infer<typeof WebhookAttempt>;

/** One event on its way to one webhook. Written in the transaction of the event; the sender does the rest. */
export const WebhookDelivery = z.object({
  /** `webhook:event`; goes out as `webhook-id`, the same at every attempt, so that receivers can drop repeats. */
  id: z.string(),
  webhookId: z.string(),
  eventId: z.string(),
  payload: WebhookPayload,
  state: z.enum(['pending', 'sent', 'failed']),
  /** Begun attempts, counted before the request goes out. */
  attempts: z.number(),
  notBefore: z.date(),
  /** Who is sending it just now, and until when nobody else may. */
  lease: z.object({ token: z.string(), until: z.date() }).nullable(),
  lastAttempt: WebhookAttempt.nullable(),
  /** The last attempts, the newest last; absent in rows of older versions. */
  history: z.array(WebhookAttempt).optional(),
  createdAt: z.date(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** The rows that these events make for these webhooks. */
export function deliveriesOf(
  webhooks: readonly Pick<Webhook, 'id' | 'events'>[],
  events: readonly DomainEvent[],
): WebhookDelivery[] {
  return events.flatMap((event) =>
    webhooks.filter((webhook) => isToBeTold(webhook, event)).map(({ id }) => deliveryOf(id, event)),
  );
}

/** A webhook hears what it has subscribed to, and what a trigger sends to it by name. */
const isToBeTold = ({ id, events }: Pick<Webhook, 'id' | 'events'>, { body }: DomainEvent): boolean =>
  events.includes(body.type) || (body.type === 'trigger_fired' && body.webhooks?.includes(id) === true);

/** Field by field: a thread's id holds the person's id on the channel, which stays inside. */
export function deliveryOf(webhookId: string, event: DomainEvent): WebhookDelivery {
  const { id, at, actor, dialogId, contactId, channelKind, origin, body } = event;
  return {
    id: `${webhookId}:${id}`,
    webhookId,
    eventId: id,
    payload: {
      type: body.type,
      timestamp: at,
      data: { id, at, actor, dialogId, contactId, channelKind, origin, body },
    },
    state: 'pending',
    attempts: 0,
    notBefore: at,
    lease: null,
    lastAttempt: null,
    createdAt: at,
  };
}
