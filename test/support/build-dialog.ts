import { threadIdOf } from '../../src/domain/channel.ts';
import type { Dialog } from '../../src/domain/dialog.ts';

/** A web chat that the bot leads. Each id gives its own chat, since a thread has one open dialog. */
export function buildDialog(overrides: Partial<Dialog> = {}): Dialog {
  const { id = 'dialog-1', channelId = 'web:main' } = overrides;
  const chatId = overrides.chatId ?? `chat-of-${id}`;
  return {
    id,
    threadId: threadIdOf(channelId, chatId),
    contactId: 'contact-1',
    channelId,
    channelKind: 'web',
    chatId,
    locale: 'ru',
    mode: 'bot',
    word: 1,
    version: 1,
    pipelineId: 'sales',
    stageId: 'new',
    stageSince: new Date('2026-11-01T09:00:00Z'),
    visited: ['sales/new'],
    lossReasonId: null,
    amount: null,
    fields: {},
    planId: null,
    taskDue: null,
    assigneeId: null,
    sharing: null,
    sharedBy: null,
    managerIds: [],
    tags: [],
    origin: {},
    flow: [],
    fallbacks: 0,
    queue: null,
    leadScore: null,
    leadPoints: [],
    lastSeq: 0,
    lastInboundAt: new Date('2026-11-01T09:00:00Z'),
    lastOutboundAt: null,
    waitingSince: null,
    lastIntent: null,
    preview: 'Здравствуйте',
    createdAt: new Date('2026-11-01T09:00:00Z'),
    closedAt: null,
    ...overrides,
  };
}
