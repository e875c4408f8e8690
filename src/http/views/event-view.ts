import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { Actor, EventBody } from '../../domain/event.ts';
import { Origin } from '../../domain/incoming.ts';
import { instant } from './instant.ts';

/** A fact as integrations and the live console read it; `body.type` says which. Dates inside bodies are ISO strings. */
export const EventView = z
  .object({
    id: z.string(),
    at: instant,
    actor: Actor,
    dialogId: z.string(),
    contactId: z.string(),
    channelKind: ChannelKind,
    origin: Origin,
    body: z.looseObject({ type: z.literal(EventBody.options.map((option) => option.shape.type.value)) }),
  })
  .meta({ id: 'Event' });
export type EventView = z.infer<typeof EventView>;
