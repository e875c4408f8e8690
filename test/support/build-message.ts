import type { Message } from '../../src/domain/message.ts';

/** A line of the bot that has been sent. */
export function buildMessage(overrides: Partial<Message> = {}): Message {
  const seq = overrides.seq ?? 1;
  return {
    id: `message-${overrides.dialogId ?? 'dialog-1'}-${seq}`,
    dialogId: 'dialog-1',
    threadId: 'web:main:chat-of-dialog-1',
    contactId: 'contact-1',
    seq,
    author: 'bot',
    operatorId: null,
    text: `Строка ${seq}`,
    incoming: null,
    buttons: [],
    at: new Date(Date.UTC(2026, 10, 1, 9, seq)),
    delivery: { state: overrides.author === 'customer' ? 'received' : 'sent' },
    outgoing: null,
    receipt: null,
    understood: null,
    ...overrides,
  };
}
