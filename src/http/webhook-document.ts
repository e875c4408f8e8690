import { z } from 'zod';
import type { ZodOpenApiPathItemObject } from 'zod-openapi';
import { EventBody } from '../domain/event.ts';
import { EventView } from './views/event-view.ts';
import { instant } from './views/instant.ts';

const HEADERS = z.object({
  'webhook-id': z.string().meta({ description: 'The same at every attempt: drop what you have had already' }),
  'webhook-timestamp': z.string().meta({ description: 'When this attempt was made: seconds since 1970' }),
  'webhook-signature': z.string().meta({
    description:
      '`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`. While a secret is being replaced there are several, with spaces between them: one that fits is enough',
    example: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  }),
});

/** What is the same for every event, described once. */
const Around = EventView.omit({ body: true }).meta({ id: 'EventAround' });

/**
 * The `webhooks` part of the API document: what we post to the owner's addresses, one entry per event. Made of the schema of the events,
 * so a new event is described by itself.
 */
export function webhookDocument(): Record<string, ZodOpenApiPathItemObject> {
  return Object.fromEntries(
    EventBody.options.map((option) => {
      const type = option.shape.type.value;
      const body = z.object({
        type: z.literal(type),
        timestamp: instant.meta({
          description: 'When it happened. Order is not promised: sort by it, then by `data.id`',
        }),
        data: z.intersection(Around, z.object({ body: option })),
        test: z.literal(true).optional().meta({ description: 'An example that somebody asked for' }),
      });
      return [type, { post: operation(type, body) }] as const;
    }),
  );
}

function operation(type: string, body: z.ZodType): NonNullable<ZodOpenApiPathItemObject['post']> {
  return {
    tags: ['Integrations'],
    summary: `An event of the type ${type}, signed by Standard Webhooks`,
    security: [],
    requestParams: { header: HEADERS },
    requestBody: { required: true, content: { 'application/json': { schema: body } } },
    responses: {
      '2XX': { description: 'It has been taken. Answer within 15 seconds' },
      '410': { description: 'There is nobody here any more: the webhook is switched off' },
      default: { description: 'Tried again, up to ten times over three days; `Retry-After` is obeyed' },
    },
  };
}
