import type { DomainEvent } from '../event.ts';
import type { Fact } from './fact.ts';
import type { LocalDays } from './local-days.ts';

/**
 * Waits that were answered, from the customer's message on. For a person also from the bot's handing over, where that was earlier: the
 * bot's "I call a colleague" answers the customer and leaves them waiting. A provider's clock that runs ahead would make a wait
 * negative: it is none then. What is sent again after somebody else has answered ends no second wait. Whether the business was closed
 * is asked of the moment at which the wait began.
 */
export function observeWaits(events: readonly DomainEvent[], days: Pick<LocalDays, 'isOpen'>): Fact[] {
  const told = new Set<string>();
  const answered = new Set<number>();
  const facts: Fact[] = [];
  let handedOver: number | null = null;
  for (const { at, body } of events) {
    if (body.type === 'handed_off') handedOver = at.getTime();
    if (body.type === 'dialog_released' || body.type === 'dialog_closed') handedOver = null;
    if (body.type !== 'message_sent' || told.has(body.messageId)) continue;
    told.add(body.messageId);
    const { author, responseMs, first, operatorId } = body;
    if (author !== 'bot' && author !== 'operator') continue;
    const wrote = first && responseMs !== null ? at.getTime() - Math.max(0, responseMs) : null;
    const isNew = wrote !== null && !answered.has(wrote);
    if (wrote !== null) answered.add(wrote);
    const starts = [...(isNew ? [wrote] : []), ...(author === 'operator' && handedOver !== null ? [handedOver] : [])];
    if (author === 'operator') handedOver = null;
    if (starts.length === 0) continue;
    const began = Math.min(...starts);
    facts.push({
      kind: 'wait',
      at,
      value: at.getTime() - began,
      marks: [author === 'bot' ? 'bot' : 'person', ...(days.isOpen(new Date(began)) ? [] : (['off_hours'] as const))],
      managerId: operatorId ?? null,
      serviceId: null,
      staffId: null,
    });
  }
  return facts;
}
