import type { DomainEvent, EventBody } from '../../../src/domain/event.ts';

export type Told = Partial<Omit<DomainEvent, 'at' | 'body'>> & { at: string; body: EventBody };

/** Hand-written facts become whole events: what a line does not say is dialog `d1` on the web, without a source. */
export function eventsOf(lines: readonly Told[]): DomainEvent[] {
  return lines.map(({ at, ...line }, index) => ({
    id: `e${String(index).padStart(4, '0')}`,
    at: new Date(at),
    actor: { kind: 'system' },
    dialogId: 'd1',
    contactId: 'c1',
    threadId: 'web:1',
    channelKind: 'web',
    origin: {},
    ...line,
  }));
}

export const opened = (reopened = false): EventBody => ({ type: 'dialog_opened', reopened });
export const lead: EventBody = { type: 'lead_created' };
export const scored = (score: number): EventBody => ({ type: 'lead_scored', score, points: [] });
let messages = 0;
/** Every line is a message of its own. */
const nextMessage = (): string => {
  messages += 1;
  return `m${messages}`;
};

export const understood = (outcome: 'flow' | 'responder' | 'fallback' | 'handoff'): EventBody => ({
  type: 'message_understood',
  messageId: nextMessage(),
  intent: 'info.price',
  score: 0.8,
  outcome,
});
export const sent = (author: string, responseMs: number | null, first = responseMs !== null): EventBody => ({
  type: 'message_sent',
  messageId: nextMessage(),
  author,
  responseMs,
  first,
});
export const labelled = (
  messageId: string,
  predicted: string,
  actual: string,
  sample: 'random' | 'fallback' = 'random',
): EventBody => ({
  type: 'intent_labelled',
  messageId,
  predicted,
  actual,
  sample,
});

const visit = (appointmentId: string, start: string) => ({
  appointmentId,
  serviceId: 'haircut',
  staffId: 'anna',
  start: new Date(start),
});
const LATER = '2026-06-20T12:00:00Z';
export const booked = (id: string, start = LATER): EventBody => ({ type: 'appointment_booked', ...visit(id, start) });
export const confirmed = (id: string): EventBody => ({ type: 'appointment_confirmed', ...visit(id, LATER) });
export const moved = (id: string): EventBody => ({
  type: 'appointment_moved',
  ...visit(id, LATER),
  from: new Date(LATER),
});
export const visited = (id: string, start: string): EventBody => ({ type: 'appointment_visited', ...visit(id, start) });
export const missed = (id: string, start: string): EventBody => ({ type: 'no_show', ...visit(id, start) });
