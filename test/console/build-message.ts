import type { MessageView } from '../../src/http/views/message-view.ts';

/** A customer's line at noon; whatever matters to a test is given. */
export function buildMessage(overrides: Partial<MessageView> = {}): MessageView {
  return {
    id: `message-${overrides.seq ?? 1}`,
    seq: 1,
    author: 'customer',
    operator: null,
    text: 'Здравствуйте',
    incoming: null,
    buttons: [],
    at: '2026-03-05T09:00:00.000Z',
    delivery: { state: 'received' },
    receipt: null,
    understood: null,
    ...overrides,
  };
}
