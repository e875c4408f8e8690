import type { DomainEvent } from '../../domain/event.ts';
import type { EventView } from '../views/event-view.ts';

/** Dates inside the body become ISO strings when the answer is written as JSON. */
export function presentEvent(event: DomainEvent): EventView {
  const { id, at, actor, dialogId, contactId, channelKind, origin, body } = event;
  return { id, at: at.toISOString(), actor, dialogId, contactId, channelKind, origin, body };
}
