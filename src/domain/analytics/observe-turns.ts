import type { DomainEvent } from '../event.ts';
import type { Fact } from './fact.ts';
import { firstBy, ofType } from './history.ts';

/** What the bot has read, and whether it made something of it. */
export function observeTurns(events: readonly DomainEvent[]): Fact[] {
  return firstBy(ofType(events, 'message_understood'), ({ body }) => body.messageId).map(({ at, body }) => ({
    kind: 'turn',
    at,
    value: 0,
    marks: body.outcome === 'fallback' || body.outcome === 'handoff' ? ['failed'] : [],
    managerId: null,
    serviceId: null,
    staffId: null,
  }));
}
