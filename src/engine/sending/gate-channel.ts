import { PROBE_EVERY_MS } from '../../domain/sending/breaker.ts';
import type { Pace } from '../../domain/sending/pace.ts';
import { restOfChannel, type Throttled } from '../../domain/sending/throttling.ts';
import { chatThrottles, noteChatThrottle } from '../../store/send-shares.ts';
import { createChatGate } from './gate-chats.ts';
import { createLine } from './gate-line.ts';
import { createLocalShare, type ShareDeps } from './gate-share.ts';

/**
 * What became of a send. `refused`: the provider is there and does not take this message. `unreachable`: network, timeout, 5xx.
 * A throttling is taken as the chat's own until several chats have one, or `whole` says that it is the channel's.
 */
export type Outcome = 'sent' | 'refused' | 'unreachable' | { throttledMs: number; whole?: boolean };

/** For people. `since` is null while all is well; `failures` are those since the last success. */
export interface ChannelHealth {
  state: 'closed' | 'open' | 'throttled';
  since: Date | null;
  failures: number;
  until?: Date;
  reason?: string;
}

export interface ChannelGate {
  admitNow(chatId: string): boolean;
  admit(chatId: string): Promise<number>;
  settled(chatId: string, outcome: Outcome, reason: string | null): void;
  recall(chatIds: readonly string[]): Promise<void>;
  health(): ChannelHealth;
  stop(): Promise<void>;
}

const STOPPED_MS = 1_000;
/** While the provider is out of reach one chat is enough to try it; so many come back for each probe, the others later. */
const CHATS_PER_PROBE = 4;
const MOST_PROBES_LATER = 8;
/** More than enough to see that several chats are throttled. */
const MOST_RECENT = 20;

/** The gate of one channel: its chats, its line, and its part of what all processes share. */
export function createChannelGate(deps: ShareDeps, channelId: string, pace: Pace | null): ChannelGate {
  const { store, now, log } = deps;
  const limited = pace !== null;
  const share = createLocalShare(deps, channelId, pace?.perChannel ?? null);
  const chats = createChatGate(pace?.perChat ?? null);
  const line = createLine();
  const notes = new Set<Promise<void>>();
  let recent: Throttled[] = [];
  let throttledSince = 0;
  let awaited = { probeAt: 0, chats: 0 };
  let stopped = false;

  function go(chatId: string, clock: number, at: number): void {
    chats.take(chatId, clock);
    share.spendProbe();
    if (!limited) return;
    line.leave(chatId);
    share.spend(at);
  }

  /** Ms to wait for anything but tokens of the channel. */
  function closedForMs(chatId: string, clock: number, at: number): number {
    return stopped ? STOPPED_MS : Math.max(chats.waitMs(chatId, clock), share.throttledUntil() - at, 0);
  }

  /** 0: go; ms: come back then; null: the database has to be asked first. */
  function decide(chatId: string, clock: number, at: number): number | null {
    const closedMs = closedForMs(chatId, clock, at);
    if (closedMs > 0) return closedMs;
    const breaker = share.breaker();
    const soonest = Math.max(0, share.askAgainAt() - at);
    if (breaker.state === 'open') {
      if (share.mayProbe(at) && (!limited || share.tokens(at) >= 1)) return 0;
      return Math.max(soonest, breaker.nextProbeAt - at) > 0 ? untilProbe(soonest, breaker.nextProbeAt, at) : null;
    }
    if (!limited) return 0;
    if (share.plenty()) line.clear();
    const turnMs = line.waitMs(chatId, at, share.tokens(at), share.gapMs());
    if (turnMs > 0 || share.tokens(at) >= 1) return turnMs;
    return soonest > 0 ? line.again(chatId, at, at + soonest, share.gapMs()) : null;
  }

  function untilProbe(soonest: number, probeAt: number, at: number): number {
    if (probeAt !== awaited.probeAt) awaited = { probeAt, chats: 0 };
    const later = Math.min(MOST_PROBES_LATER, Math.floor(awaited.chats / CHATS_PER_PROBE));
    awaited.chats += 1;
    return Math.max(soonest, probeAt - at) + later * PROBE_EVERY_MS;
  }

  function rest(until: number, at: number): void {
    if (until <= at) return;
    const began = share.throttledUntil() <= at;
    if (!share.throttle(until)) return;
    if (!began) return;
    throttledSince = at;
    log.warn({ channel: channelId, ms: until - at }, 'the provider finds the channel too fast; all its chats wait');
  }

  function noteThrottled(chatId: string, ms: number, whole: boolean): void {
    const clock = now().getTime();
    const at = share.at(clock);
    if (whole) {
      rest(at + ms, at);
      return;
    }
    chats.rest(chatId, clock + ms);
    const note = noteChatThrottle(store, channelId, chatId, new Date(clock + ms))
      .catch((error: unknown) => log.warn({ err: error, channel: channelId }, 'a throttled chat could not be noted'))
      .finally(() => notes.delete(note));
    notes.add(note);
    recent = [...recent.slice(1 - MOST_RECENT), { chatId, at, until: at + ms }];
    rest(restOfChannel(recent, at) ?? at, at);
  }

  return {
    admitNow(chatId) {
      const clock = now().getTime();
      const at = share.at(clock);
      if (closedForMs(chatId, clock, at) > 0 || share.breaker().state === 'open') return false;
      if (limited) {
        if (line.busy(at) && !share.plenty()) return false;
        if (share.tokens(at) < 1) {
          share.prepare(at);
          return false;
        }
      }
      go(chatId, clock, at);
      return true;
    },

    async admit(chatId) {
      for (let asked = false; ; asked = true) {
        const clock = now().getTime();
        const at = share.at(clock);
        const waitMs = decide(chatId, clock, at);
        if (waitMs === 0) go(chatId, clock, at);
        if (waitMs !== null) return waitMs;
        // Somebody else was quicker: this chat is the next.
        if (asked) return limited ? line.again(chatId, at, at + share.gapMs(), share.gapMs()) : STOPPED_MS;
        await share.ask();
      }
    },

    settled(chatId, outcome, reason) {
      if (outcome === 'unreachable') {
        if (share.unreachable(share.at(now().getTime()), reason)) {
          log.error(
            { channel: channelId, reason },
            'the provider of a channel cannot be reached; one message a second tries it',
          );
        }
        return;
      }
      // Whatever it answered, it is there.
      if (share.reached()) log.info({ channel: channelId }, 'the provider of a channel can be reached again');
      if (typeof outcome === 'object') noteThrottled(chatId, outcome.throttledMs, outcome.whole === true);
      else recent = [];
    },

    async recall(chatIds) {
      const found = await chatThrottles(store, channelId, chatIds, now());
      for (const [chatId, until] of found) chats.rest(chatId, until.getTime());
    },

    health() {
      const clock = now().getTime();
      const at = share.at(clock);
      const onClock = (moment: number) => new Date(moment - at + clock);
      const breaker = share.breaker();
      const { failures } = breaker;
      if (breaker.state === 'open') {
        const { since, reason } = breaker;
        return { state: 'open', since: onClock(since), failures, ...(reason === null ? {} : { reason }) };
      }
      const until = share.throttledUntil();
      if (until <= at) return { state: 'closed', since: null, failures };
      return { state: 'throttled', since: onClock(throttledSince || at), failures, until: onClock(until) };
    },

    async stop() {
      stopped = true;
      await Promise.all([share.release(), ...notes]);
    },
  };
}
