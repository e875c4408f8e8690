import type { mongo } from 'mongoose';

const DAY_SECONDS = 86_400;

/** Every index. Unique ones are promises; the rest serve the queries named beside them. */
export const INDEXES: Record<string, mongo.IndexDescription[]> = {
  inbox: [
    // Waiting messages of one thread, in the provider's order.
    { key: { threadId: 1, order: 1, receivedAt: 1 }, partialFilterExpression: { state: 'new' }, name: 'waiting' },
    // Kept longer than any provider retries (Telegram 24 hours, Meta 7 days).
    // Serves the journal by period, too.
    { key: { receivedAt: 1 }, expireAfterSeconds: 14 * DAY_SECONDS, name: 'forget after two weeks' },
  ],
  // Leases that are held: a handful at any time.
  threads: [{ key: { owner: 1 }, partialFilterExpression: { owner: { $type: 'string' } }, name: 'held' }],
  contacts: [
    { key: { 'identities.channelId': 1, 'identities.externalId': 1 }, unique: true, name: 'one person per identity' },
    { key: { phone: 1 }, sparse: true },
    { key: { createdAt: -1, _id: -1 } },
  ],
  dialogs: [
    // One open dialog per line, whatever two workers do.
    {
      key: { threadId: 1 },
      unique: true,
      partialFilterExpression: { mode: { $in: ['bot', 'queued', 'operator'] } },
      name: 'one open dialog per thread',
    },
    { key: { mode: 1, waitingSince: 1 } },
    { key: { assigneeId: 1, mode: 1 } },
    { key: { createdAt: -1, _id: -1 } },
    { key: { lastInboundAt: -1, _id: -1 } },
    { key: { contactId: 1 } },
  ],
  messages: [
    { key: { dialogId: 1, seq: 1 }, unique: true },
    { key: { threadId: 1, at: 1 } },
    {
      key: { threadId: 1, 'delivery.providerMessageId': 1 },
      partialFilterExpression: { 'delivery.providerMessageId': { $exists: true } },
      name: 'by the provider’s id',
    },
    // The outbox: the lowest unsent line of a thread goes first.
    {
      key: { threadId: 1, at: 1, seq: 1 },
      partialFilterExpression: { 'delivery.state': { $in: ['queued', 'sending'] } },
      name: 'unsent',
    },
    // What waits for a person: to be sent again, or to be let go.
    {
      key: { at: -1, _id: -1 },
      partialFilterExpression: { 'delivery.state': { $in: ['failed', 'uncertain'] } },
      name: 'undelivered',
    },
    // Its own index: whoever looks for what waits should not have to pass by these.
    { key: { at: -1, _id: -1 }, partialFilterExpression: { 'delivery.state': 'dropped' }, name: 'dropped' },
  ],
  appointments: [
    // No double booking: two active appointments cannot share a five-minute cell of a person.
    { key: { cells: 1 }, unique: true, partialFilterExpression: { active: true }, name: 'no overlap' },
    { key: { contactId: 1, start: -1 } },
    { key: { staffId: 1, start: 1 } },
    { key: { start: 1, _id: 1 } },
  ],
  events: [
    { key: { 'body.type': 1, at: 1 } },
    // No-shows are counted by the start of the visit.
    {
      key: { 'body.type': 1, 'body.start': 1 },
      partialFilterExpression: { 'body.start': { $exists: true } },
      name: 'by the visit’s start',
    },
    { key: { at: -1, _id: -1 } },
    { key: { dialogId: 1, at: 1 } },
  ],
  tasks: [{ key: { dialogId: 1 } }, { key: { assigneeId: 1, done: 1, due: 1 } }],
  timers: [{ key: { due: 1 }, partialFilterExpression: { state: 'pending' }, name: 'due' }, { key: { dialogId: 1 } }],
  // Throttled chats alone have this field.
  sendShares: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0, name: 'forget' }],
  replies: [{ key: { at: 1 }, expireAfterSeconds: 14 * DAY_SECONDS }],
  webSessions: [{ key: { chatId: 1 } }],
  deliveries: [
    { key: { webhookId: 1, notBefore: 1 }, partialFilterExpression: { state: 'pending' }, name: 'due' },
    { key: { webhookId: 1, createdAt: -1, _id: -1 } },
    // Whatever its state: what a webhook that was switched off has not got by then is of no use to it any more.
    { key: { createdAt: 1 }, expireAfterSeconds: 30 * DAY_SECONDS, name: 'forget' },
  ],
  // Agenda upserts without unique keys of its own, so two processes could write one job twice.
  agendaJobs: [
    {
      key: { 'data.timerId': 1 },
      unique: true,
      partialFilterExpression: { name: 'fire-timer' },
      name: 'one job per timer',
    },
    { key: { name: 1 }, unique: true, partialFilterExpression: { type: 'single' }, name: 'one recurring job' },
  ],
};
