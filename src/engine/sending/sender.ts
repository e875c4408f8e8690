import { isOutgoing, type OutgoingMessage } from '../../domain/message.ts';
import type { Changes } from '../../domain/perform/draft.ts';
import { judgeUncertain } from '../../domain/uncertain.ts';
import { catchInFlight, type Flight } from '../../store/catch-in-flight.ts';
import { lowestUnsent, queueAgain, takeForSending, threadsToSend } from '../../store/sending.ts';
import type { ChannelBook } from '../channel-book.ts';
import { createLanes } from '../lanes.ts';
import type { Channel } from '../ports.ts';
import { createBlocked, type Place } from './blocked.ts';
import { boarded, sentByStoring } from './boarding.ts';
import { type DeliverDeps, deliver, giveUp } from './deliver.ts';
import type { About } from './facts.ts';

export interface SenderOptions extends Omit<DeliverDeps, 'stopping'> {
  channels: Pick<ChannelBook, 'get' | 'isRemoved'>;
  sweepMs: number;
}

export interface Sender {
  /**
   * Lets the first line of a decision go out with its commit: it is written as "sending" at once, so that the call to the provider
   * needs no write of its own. Only where nothing of the thread waits and the provider's limits allow it now.
   */
  board(changes: Changes, unsent: boolean): Changes;
  /** After the commit: sends what has boarded, and lines up the rest. */
  depart(changes: Changes): void;
  /** Takes over what another process was sending when it ended. */
  takeOver(flight: Flight): Promise<void>;
  /** Resolves when no line is in the air by this channel, which no new one takes. */
  landed(channel: Channel): Promise<void>;
  start(): void;
  /** True when nothing was left in flight. */
  stop(): Promise<boolean>;
}

const MOST_THREADS = 64;
const FOUND_AT_ONCE = 500;
/** Longer than any channel's own deadline for one message, and than its note takes: whoever began it has lost it. */
const FORGOTTEN_MS = 120_000;
const BUSY_MS = 1_000;
const NOT_CONNECTED_MS = 60_000;
const STOP_WITHIN_MS = 1_500;

/** Sends the unsent lines of all threads, lowest first in each. */
export function createSender(options: SenderOptions): Sender {
  const { store, channels, gate, owner } = options;
  const stopping = new AbortController();
  const deps: DeliverDeps = { ...options, stopping: stopping.signal };
  const blocked = createBlocked();
  /** Threads whose line is with the provider just now. */
  const flying = new Map<string, { channel: Channel; flight: Promise<void> }>();
  let lookedForForgotten = 0;
  const lanes = createLanes({
    work: sendThread,
    async find() {
      const now = options.now();
      if (Math.abs(now.getTime() - lookedForForgotten) > FORGOTTEN_MS / 4) {
        lookedForForgotten = now.getTime();
        await takeOver({ begunBefore: new Date(now.getTime() - FORGOTTEN_MS) });
      }
      return threadsToSend(store, now, FOUND_AT_ONCE);
    },
    most: MOST_THREADS,
    sweepMs: options.sweepMs,
    log: options.log,
  });

  /** One line through the air; whatever waits behind it goes on when it has landed. */
  function fly(channel: Channel, message: OutgoingMessage, about: About): void {
    const { threadId } = message;
    const flight = deliver(deps, channel, message, about)
      .then(({ againInMs }) => {
        if (againInMs === null) return;
        blocked.add(threadId, placeOf(message));
        lanes.signalLater(threadId, againInMs);
      })
      .catch((error: unknown) => {
        options.log.error({ err: error, messageId: message.id }, 'what became of a message could not be noted');
        blocked.add(threadId, null);
      })
      .finally(() => {
        flying.delete(threadId);
        if (blocked.has(threadId)) lanes.signal(threadId);
      });
    flying.set(threadId, { channel, flight });
  }

  async function sendThread(threadId: string): Promise<void> {
    for (;;) {
      await flying.get(threadId)?.flight;
      // Hundreds may wait for a provider that is slow or down: they ask the gate, and do not read their line again and again.
      const place = blocked.placeOf(threadId);
      const channel = place && channels.get(place.channelId);
      const notYetMs = place && channel ? await gate.admit(channel, place.chatId) : 0;
      if (notYetMs > 0) return lanes.signalLater(threadId, notYetMs);
      const seen = blocked.look(threadId);
      const message = await lowestUnsent(store, threadId);
      if (!message) return blocked.clear(threadId, seen);
      const waitMs = await tryToSend(message, Boolean(channel));
      if (waitMs > 0) return lanes.signalLater(threadId, waitMs);
    }
  }

  /** Ms to wait before the next look at this thread. */
  async function tryToSend(message: OutgoingMessage, admitted: boolean): Promise<number> {
    const { outgoing, threadId } = message;
    const channel = channels.get(outgoing.channelId);
    blocked.add(threadId, placeOf(message));
    // Another process has it in the air; should that one end, the line is taken over.
    if (message.delivery.state === 'sending') return BUSY_MS;
    const now = options.now();
    const early = outgoing.notBefore.getTime() - now.getTime();
    if (early > 0) return early;
    const about = await aboutOf(message);
    // The speaking lease: what the bot decided before somebody else got the word is not said.
    if (message.author === 'bot' && about.word !== null && about.word !== outgoing.word) {
      await giveUp(deps, message, about, 'dropped', 'somebody else has the word now');
      return 0;
    }
    if (!channel && channels.isRemoved(outgoing.channelId)) {
      await giveUp(deps, message, about, 'failed', 'the channel was removed; connect it again to send this');
      return 0;
    }
    if (!channel) {
      await leaveBehind(message);
      return NOT_CONNECTED_MS;
    }
    const waitMs = admitted ? 0 : await gate.admit(channel, outgoing.chatId);
    if (waitMs > 0) return waitMs;
    const taken = await takeForSending(store, message, owner, options.now());
    if (taken) fly(channel, taken, about);
    return 0;
  }

  /** It waits for its channel to come back. */
  async function leaveBehind(message: OutgoingMessage): Promise<void> {
    const later = new Date(options.now().getTime() + NOT_CONNECTED_MS);
    await queueAgain(store, message, later, `the channel ${message.outgoing.channelId} is not connected`);
  }

  async function aboutOf({ dialogId }: OutgoingMessage): Promise<About & { word: number | null }> {
    const projection = { word: 1, channelKind: 1, origin: 1 };
    const dialog = await store.dialogs.findOne({ _id: dialogId }, { projection });
    return { word: dialog?.word ?? null, channelKind: dialog?.channelKind ?? 'web', origin: dialog?.origin ?? {} };
  }

  async function takeOver(flight: Flight): Promise<void> {
    const isHarmless = ({ outgoing }: OutgoingMessage) =>
      channels.get(outgoing.channelId)?.capabilities.storedIsSent ?? false;
    const judge = (message: OutgoingMessage) => judgeUncertain(message, isHarmless(message));
    for (const { message, reason } of await catchInFlight(store, flight, judge, options.now())) {
      await giveUp(deps, message, await aboutOf(message), 'uncertain', reason);
    }
  }

  return {
    board(changes, unsent) {
      const { threadId } = changes.dialog;
      if (unsent) blocked.add(threadId, null);
      const first = changes.messages.find(isOutgoing);
      if (!first || stopping.signal.aborted || blocked.has(threadId) || flying.has(threadId)) return changes;
      const channel = channels.get(first.outgoing.channelId);
      if (channel?.capabilities.storedIsSent) return sentByStoring(changes);
      if (!channel || !gate.admitNow(channel, first.outgoing.chatId)) return changes;
      return boarded(changes, first, owner);
    },
    depart(changes) {
      const { threadId } = changes.dialog;
      for (const message of changes.messages.filter(isOutgoing)) {
        const channel = channels.get(message.outgoing.channelId);
        const hasBoarded = message.delivery.state === 'sending';
        if (message.delivery.state === 'sent') options.counters.count(message.outgoing.channelId, 'out');
        if (hasBoarded && channel) fly(channel, message, changes.dialog);
        else blocked.add(threadId, placeOf(message));
        // Its channel was removed during the commit. Should the note fail, it is found as one that was forgotten.
        if (hasBoarded && !channel) void leaveBehind(message).catch(() => undefined);
      }
      if (changes.requeues.length > 0) blocked.add(threadId, null);
      if (blocked.has(threadId)) lanes.signal(threadId);
    },
    takeOver,
    async landed(channel) {
      await Promise.allSettled([...flying.values()].map((one) => one.channel === channel && one.flight));
    },
    start: lanes.start,
    async stop() {
      await lanes.stop();
      const landed = Promise.allSettled([...flying.values()].map(({ flight }) => flight));
      await Promise.race([landed, new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref())]);
      stopping.abort();
      return flying.size === 0;
    },
  };
}

const placeOf = ({ outgoing: { channelId, chatId } }: OutgoingMessage): Place => ({ channelId, chatId });
