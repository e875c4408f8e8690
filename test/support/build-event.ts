import type { DomainEvent, EventBody } from '../../src/domain/event.ts';

export function buildEvent(body: EventBody, overrides: Partial<Omit<DomainEvent, 'body'>> = {}): DomainEvent {
  return {
    id: `event-${body.type}`,
    at: new Date('2026-11-01T09:00:00Z'),
    actor: { kind: 'bot' },
    dialogId: 'dialog-1',
    contactId: 'contact-1',
    threadId: 'web:main:chat-of-dialog-1',
    channelKind: 'web',
    origin: {},
    ...overrides,
    body,
  };
}
