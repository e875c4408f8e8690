import { type Stored, toDocument } from '../../src/store/document.ts';
import type { AsideRow, InboxRow, MessageRow } from '../../src/store/inbox-row.ts';

/** A text that Telegram has brought and that the bot has dealt with. */
export function buildMessageRow(overrides: Partial<MessageRow> = {}): MessageRow {
  const { order = 100, receivedAt = new Date('2031-03-10T09:00:00Z'), channelId = 'telegram:1' } = overrides;
  return {
    id: `${channelId}:${order}`,
    channelId,
    threadId: `${channelId}:555`,
    order,
    receivedAt,
    state: 'done',
    reason: null,
    attempts: 0,
    incoming: {
      channelId,
      channelKind: 'telegram',
      externalId: String(order),
      chatId: '555',
      order,
      at: receivedAt,
      profile: { name: 'Анна', locale: 'ru' },
      content: { kind: 'text', text: 'Здравствуйте' },
    },
    raw: JSON.stringify({ update_id: order, message: { text: 'Здравствуйте' } }),
    ...overrides,
  };
}

/** An update that no turn takes. */
export function buildAsideRow(overrides: Partial<AsideRow> = {}): AsideRow {
  const { order = 101, receivedAt = new Date('2031-03-10T09:01:00Z') } = overrides;
  return {
    id: `telegram:1:${order}`,
    channelId: 'telegram:1',
    threadId: null,
    order,
    receivedAt,
    state: 'ignored',
    reason: 'not a private chat',
    attempts: 0,
    incoming: null,
    raw: JSON.stringify({ update_id: order, channel_post: {} }),
    ...overrides,
  };
}

export const journalDocuments = (rows: readonly InboxRow[]): Stored<InboxRow>[] =>
  rows.map((row) => (row.threadId === null ? toDocument(row) : toDocument(row)));
