import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DomainEvent } from '../../domain/event.ts';
import type { OutgoingMessage } from '../../domain/message.ts';
import { nextAttempt } from '../../domain/next-attempt.ts';
import { type MarkSent, sentFactId } from '../../store/mark-sent.ts';
import type { Store } from '../../store/open-store.ts';
import { markBlocked, markUnsent, queueAgain } from '../../store/sending.ts';
import type { ChannelCounters } from '../channel-health/counters.ts';
import type { Channel, SendOutcome } from '../ports.ts';
import { type About, factOf, sentBody } from './facts.ts';
import type { Outcome, SendGate } from './gate.ts';

export interface DeliverDeps {
  store: Store;
  gate: SendGate;
  counters: Pick<ChannelCounters, 'count' | 'tried'>;
  markSent: MarkSent;
  owner: string;
  now(): Date;
  random(): number;
  newId(): string;
  log: Logger;
  /** Readers in this process hear of facts at once. */
  tell(events: readonly DomainEvent[]): void;
  /** The bytes of a kept file; rejects when they cannot be read now. */
  openFile(fileId: string): Promise<Buffer>;
  /** An address from which the provider can fetch it; null where there is none. */
  fileAddress(fileId: string): Promise<string | null>;
  stopping: AbortSignal;
}

const MARK_AGAIN_MS = 500;
/** So long what a line answers tells well enough when the customer last wrote: every provider's window is longer. */
const FRESH_MS = 12 * 3_600_000;

/** Calls the provider with a line that is marked as being sent, and notes what became of it. Gives the time until the next try, if any. */
export async function deliver(
  deps: DeliverDeps,
  channel: Channel,
  message: OutgoingMessage,
  about: About,
): Promise<{ againInMs: number | null }> {
  const outcome = await sendSafely(deps, channel, message);
  deps.gate.settled(
    channel,
    message.outgoing.chatId,
    gateOutcome(outcome),
    'reason' in outcome ? outcome.reason : undefined,
  );
  deps.counters.tried(channel.id, outcome);
  const now = deps.now();
  switch (outcome.kind) {
    case 'sent':
      await noteSent(deps, message, about, outcome.providerMessageId, now);
      return { againInMs: null };
    case 'retry': {
      const due = nextAttempt(message.outgoing.attempts, now, outcome.afterMs, deps.random());
      if (!due) {
        await untilNoted(deps, message, () => giveUp(deps, message, about, 'failed', outcome.reason));
        return { againInMs: null };
      }
      await untilNoted(deps, message, () => queueAgain(deps.store, message, due, outcome.reason, outcome.stepsDone));
      return { againInMs: due.getTime() - now.getTime() };
    }
    case 'blocked':
      await untilNoted(deps, message, () => markBlocked(deps.store, message.outgoing));
      await untilNoted(deps, message, () => giveUp(deps, message, about, 'failed', outcome.reason));
      return { againInMs: null };
    case 'rejected':
      await untilNoted(deps, message, () => giveUp(deps, message, about, 'failed', outcome.reason));
      return { againInMs: null };
  }
}

/** It will not be sent by itself; a person sees it in the list of what was not delivered, and why. */
export async function giveUp(
  deps: Pick<DeliverDeps, 'store' | 'newId' | 'now' | 'log' | 'tell'>,
  message: OutgoingMessage,
  about: About,
  state: 'failed' | 'dropped' | 'uncertain',
  reason: string,
): Promise<void> {
  const body = { type: 'message_undelivered' as const, messageId: message.id, state, reason };
  const fact = factOf(message, about, deps.newId(), deps.now(), body);
  if (!(await markUnsent(deps.store, message, state, reason, fact))) return;
  deps.log.warn({ messageId: message.id, channel: message.outgoing.channelId, state, reason }, 'message not sent');
  deps.tell([fact]);
}

/** It is out: while the database is away this is remembered here, since nothing else knows it. */
async function noteSent(
  deps: DeliverDeps,
  message: OutgoingMessage,
  about: About,
  providerMessageId: string,
  at: Date,
): Promise<void> {
  const fact = factOf(message, about, sentFactId(message.id), at, sentBody(message, providerMessageId, at));
  const mark = { messageId: message.id, sender: deps.owner, providerMessageId, fact };
  await untilNoted(deps, message, () => deps.markSent(mark));
  deps.tell([fact]);
}

/** While the database is away this is remembered here, since nothing else knows it. */
async function untilNoted(
  { log, stopping }: Pick<DeliverDeps, 'log' | 'stopping'>,
  { id }: OutgoingMessage,
  note: () => Promise<unknown>,
): Promise<void> {
  for (;;) {
    try {
      await note();
      return;
    } catch (error) {
      if (stopping.aborted) throw error;
      log.warn({ err: error, messageId: id }, 'what became of a message could not be noted; trying again');
      await sleep(MARK_AGAIN_MS);
    }
  }
}

async function sendSafely(
  { log, store, now, openFile, fileAddress }: DeliverDeps,
  channel: Channel,
  message: OutgoingMessage,
): Promise<SendOutcome> {
  const { id, text, buttons, files, outgoing } = message;
  const { chatId, locale, attempts, contactRequest } = outgoing;
  const content = {
    text,
    ...(buttons.length > 0 && { buttons }),
    ...(contactRequest && { contactRequest }),
    ...(files && { files }),
  };
  try {
    const window = channel.capabilities.windowHours !== undefined && {
      lastInboundAt: await lastInbound(store, message, now()),
      byPerson: message.author === 'operator',
    };
    const done = outgoing.stepsDone !== undefined && { stepsDone: outgoing.stepsDone };
    const chosen = outgoing.template !== undefined && { byTemplate: true as const };
    const more = { ...done, ...chosen, ...window, ...(files && { openFile, fileAddress }) };
    return await channel.send({ messageId: id, chatId, content, locale, attempt: attempts, ...more });
  } catch (error) {
    log.error({ err: error, channel: channel.id, messageId: id }, 'a channel threw while sending');
    return { kind: 'retry', reason: 'the channel failed' };
  }
}

/** What it answers is the first line that waited, hence never later than the last one: where it is old, the last has to be looked up. */
async function lastInbound(
  { messages }: Store,
  { threadId, outgoing: { answering } }: OutgoingMessage,
  now: Date,
): Promise<Date | null> {
  if (answering && now.getTime() - answering.getTime() < FRESH_MS) return answering;
  const last = await messages.findOne({ threadId, author: 'customer' }, { sort: { at: -1 }, projection: { at: 1 } });
  return last?.at ?? null;
}

export function gateOutcome(outcome: SendOutcome): Outcome {
  switch (outcome.kind) {
    case 'sent':
      return 'sent';
    case 'retry':
      return outcome.throttled && outcome.afterMs !== undefined ? { throttledMs: outcome.afterMs } : 'unreachable';
    case 'blocked':
    case 'rejected':
      return 'refused';
  }
}
