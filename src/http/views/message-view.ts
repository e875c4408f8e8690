import { z } from 'zod';
import { MessageFile } from '../../domain/files/file.ts';
import { IncomingContent } from '../../domain/incoming.ts';
import { Author, Button, DeliveryState, Receipt } from '../../domain/message.ts';
import { instant } from './instant.ts';

/** One line of a thread as an operator sees it. `delivery.state` is `private` for notes. */
export const MessageView = z
  .object({
    id: z.string(),
    seq: z.number(),
    author: Author,
    operator: z.object({ id: z.string(), name: z.string() }).nullable(),
    text: z.string(),
    incoming: IncomingContent.nullable(),
    buttons: z.array(Button),
    files: z.array(MessageFile).optional(),
    at: instant,
    delivery: z.object({ state: DeliveryState, reason: z.string().optional() }),
    mayBeTwice: z
      .boolean()
      .optional()
      .meta({ description: 'A process ended while it was being sent, and it was sent again: it may have come twice' }),
    receipt: Receipt.nullable(),
    understood: z.object({ intent: z.string(), score: z.number() }).nullable(),
  })
  .meta({ id: 'Message' });
export type MessageView = z.infer<typeof MessageView>;
