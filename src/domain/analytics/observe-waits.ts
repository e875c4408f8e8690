import type { DomainEvent } from '../event.ts';
import type { Fact } from './fact.ts';
import { firstBy, ofType } from './history.ts';
import type { LocalDays } from './local-days.ts';

/**
 * Waits that were answered. A provider's clock that runs ahead would make one negative: it is none then. Whether the business was
 * closed is asked of the moment at which the customer wrote.
 */
export function observeWaits(events: readonly DomainEvent[], days: Pick<LocalDays, 'isOpen'>): Fact[] {
  return firstBy(ofType(events, 'message_sent'), ({ body }) => body.messageId).flatMap(({ at, body }): Fact[] => {
    const { author, responseMs, first, operatorId } = body;
    if (!first || responseMs === null || (author !== 'bot' && author !== 'operator')) return [];
    const began = new Date(at.getTime() - responseMs);
    return [
      {
        kind: 'wait',
        at,
        value: Math.max(0, responseMs),
        marks: [author === 'bot' ? 'bot' : 'person', ...(days.isOpen(began) ? [] : (['off_hours'] as const))],
        managerId: operatorId ?? null,
        serviceId: null,
        staffId: null,
      },
    ];
  });
}
