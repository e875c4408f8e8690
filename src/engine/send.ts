import type { Logger } from 'pino';
import type { DomainEvent, EventBody } from '../domain/event.ts';
import { nextAttempt } from '../domain/next-attempt.ts';
import type { OutboxRow } from '../domain/outbox.ts';
import type { Store } from '../store/open-store.ts';
import { lowestUnsent, markBlocked, markQueuedAgain, markSending, markSent, markUnsent } from '../store/outbox.ts';
import { claimSending, releaseSending } from '../store/threads.ts';
import type { Channel, SendOutcome } from './ports.ts';

export interface SendDeps {
  store: Store;
  channels: ReadonlyMap<string, Channel>;
  owner: string;
  now(): Date;
  random(): number;
  newId(): string;
  log: Logger;
  /** Asks to come back to this thread after a while. */
  later(threadId: string, delayMs: number): void;
}

/** Longer than any channel's own deadline for one message. */
const LEASE_MS = 60_000;

/** Sends what waits in one thread, lowest first, until it is empty or has to wait. */
export async function sendThread(deps: SendDeps, threadId: string): Promise<void> {
  const { store, owner } = deps;
  if (!(await claimSending(store, threadId, owner, deps.now(), LEASE_MS))) return;
  try {
    for (let row = await lowestUnsent(store, threadId); row; row = await lowestUnsent(store, threadId)) {
      const waitMs = row.notBefore.getTime() - deps.now().getTime();
      if (waitMs > 0) {
        deps.later(threadId, waitMs);
        return;
      }
      await sendRow(deps, row);
    }
  } finally {
    await releaseSending(store, threadId, owner);
  }
}

async function sendRow(deps: SendDeps, row: OutboxRow): Promise<void> {
  const { store } = deps;
  if (await isStale(store, row)) {
    await giveUp(deps, row, 'dropped', 'somebody else has the word now');
    return;
  }
  // A row found in flight was caught by a crash: it may have arrived. An answer is worth one more try, and the attempt tells.
  if (row.state === 'sending' && row.attempts >= 2) {
    await giveUp(deps, row, 'failed', 'the process ended twice while sending; it may have arrived');
    return;
  }
  const channel = deps.channels.get(row.channelId);
  await markSending(store, row, deps.now());
  const outcome: SendOutcome = channel
    ? await sendSafely(deps, channel, row)
    : { kind: 'retry', reason: `the channel ${row.channelId} is not connected` };
  await settle(deps, { ...row, attempts: row.attempts + 1 }, outcome);
}

/** The speaking lease: what the bot decided before somebody else got the word is not said. */
async function isStale(store: Store, row: OutboxRow): Promise<boolean> {
  if (row.author !== 'bot') return false;
  const dialog = await store.dialogs.findOne({ _id: row.dialogId }, { projection: { word: 1 } });
  return dialog !== null && dialog.word !== row.word;
}

async function sendSafely(deps: SendDeps, channel: Channel, row: OutboxRow): Promise<SendOutcome> {
  try {
    return await channel.send({
      messageId: row.id,
      chatId: row.chatId,
      content: row.content,
      locale: row.locale,
      attempt: row.attempts + 1,
    });
  } catch (error) {
    deps.log.error({ err: error, channel: channel.id, messageId: row.id }, 'a channel threw while sending');
    return { kind: 'retry', reason: 'the channel failed' };
  }
}

async function settle(deps: SendDeps, row: OutboxRow, outcome: SendOutcome): Promise<void> {
  const { store } = deps;
  const now = deps.now();
  switch (outcome.kind) {
    case 'sent': {
      const responseMs = row.answering ? Math.max(0, now.getTime() - row.answering.getTime()) : null;
      const body: EventBody = {
        type: 'message_sent',
        messageId: row.id,
        author: row.author,
        responseMs,
        first: row.answering !== null,
      };
      await markSent(store, row, outcome.providerMessageId, await factOf(deps, row, body));
      return;
    }
    case 'retry': {
      const due = nextAttempt(row.attempts, now, outcome.afterMs, deps.random());
      if (due) await markQueuedAgain(store, row, due, outcome.reason);
      else await giveUp(deps, row, 'failed', outcome.reason);
      return;
    }
    case 'blocked':
      await markBlocked(store, row);
      await giveUp(deps, row, 'failed', outcome.reason);
      return;
    case 'rejected':
      await giveUp(deps, row, 'failed', outcome.reason);
  }
}

async function giveUp(deps: SendDeps, row: OutboxRow, state: 'failed' | 'dropped', reason: string): Promise<void> {
  deps.log.warn({ messageId: row.id, channel: row.channelId, state, reason }, 'message not sent');
  await markUnsent(
    deps.store,
    row,
    state,
    reason,
    await factOf(deps, row, { type: 'message_undelivered', messageId: row.id, state, reason }),
  );
}

async function factOf(deps: SendDeps, row: OutboxRow, body: EventBody): Promise<DomainEvent> {
  const dialog = await deps.store.dialogs.findOne({ _id: row.dialogId }, { projection: { channelKind: 1, origin: 1 } });
  return {
    id: deps.newId(),
    at: deps.now(),
    actor: { kind: 'system' },
    dialogId: row.dialogId,
    contactId: row.contactId,
    threadId: row.threadId,
    channelKind: dialog?.channelKind ?? 'web',
    origin: dialog?.origin ?? {},
    body,
  };
}
