import type { mongo } from 'mongoose';
import type { Actor, DomainEvent, EventBody } from '../../domain/event.ts';
import type { WebhookDelivery } from '../../domain/webhook.ts';
import { deliveriesFor } from '../deliveries.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Leaves a fact about a contact at its latest dialog. Who has never written has nobody who would hear of it. */
export async function contactEvent(
  store: Store,
  contactId: string,
  { now, newId, actor }: { now: Date; newId(): string; actor: Actor },
  session: mongo.ClientSession,
  body: EventBody,
): Promise<{ events: DomainEvent[]; deliveries: WebhookDelivery[] }> {
  const dialog = await store.dialogs.findOne({ contactId }, { sort: { createdAt: -1, _id: -1 }, session });
  if (!dialog) return { events: [], deliveries: [] };
  const { _id: dialogId, threadId, channelKind, origin } = dialog;
  const event: DomainEvent = { id: newId(), at: now, actor, dialogId, contactId, threadId, channelKind, origin, body };
  await store.events.insertOne(toDocument(event), { session });
  return { events: [event], deliveries: await deliveriesFor(store, [event]) };
}
