import type { Logger } from 'pino';
import { look } from '../../domain/channel-health/episode.ts';
import type { HealthFacts, ServerFacts } from '../../domain/channel-health/facts.ts';
import { judgeChannel, judgeServer } from '../../domain/channel-health/judge.ts';
import type { Verdict } from '../../domain/channel-health/reason.ts';
import { addAlert } from '../../store/channel-health/alert-rows.ts';
import { healthOf, keepCheck, keepLook } from '../../store/channel-health/health-rows.ts';
import type { ChannelHealthRow } from '../../store/channel-health/rows.ts';
import { claimDuty, releaseDuty } from '../../store/duties.ts';
import type { Store } from '../../store/open-store.ts';
import { type ChannelLoad, channelLoads } from '../../store/queries/channel-loads.ts';
import type { ChannelBook } from '../channel-book.ts';
import type { Channel } from '../ports.ts';
import type { SendGate } from '../sending/gate.ts';
import { askAccount } from './ask-account.ts';
import type { ChannelCounters } from './counters.ts';
import { gatherFacts } from './gather-facts.ts';

export interface HealthKeeperParts {
  store: Store;
  channels: Pick<ChannelBook, 'all' | 'get'>;
  gate: Pick<SendGate, 'health'>;
  counters: Pick<ChannelCounters, 'count' | 'flush'>;
  /** How full the disk is that everything is kept on; null where nobody knows. */
  disk(): Promise<ServerFacts['disk']>;
  /** When an alert of this level may be told. */
  mayTellAt(level: Verdict['level'], now: Date): Date;
  /** Tells what is due. */
  tell(): Promise<void>;
  owner: string;
  now(): Date;
  log: Logger;
}

export interface HealthKeeper {
  /** Looks at all channels, asks the providers where it is time, and tells what has to be told. */
  round(): Promise<void>;
  /** Asks the provider now and judges anew; null when there is no such channel. */
  checkNow(channelId: string): Promise<ChannelHealthRow | null>;
  start(): void;
  stop(): Promise<void>;
}

/** The machine among the channels: all of them live on it. */
export const SERVER = 'server';
const DUTY = 'channel-health';
const TICK_MS = 15_000;
const LEASE_MS = 90_000;
const MINUTE_MS = 60_000;
const CHECK_EVERY_MS = 10 * MINUTE_MS;
/** After an answer that was not good, doubling up to the usual pace; and when sends begin to fail. */
const CHECK_AGAIN_MS = MINUTE_MS;

/** Looks after the health of all channels. One process does it for all. */
export function createHealthKeeper(parts: HealthKeeperParts): HealthKeeper {
  const { store, channels, gate, counters, owner, now, log } = parts;
  let timer: NodeJS.Timeout | null = null;
  let working: Promise<void> | null = null;
  const seenLinks = new Map<string, number>();

  async function round(): Promise<void> {
    if (!(await claimDuty(store, DUTY, owner, now(), LEASE_MS))) return;
    await counters.flush();
    const loads = await channelLoads(store);
    const looks = channels.all().map((channel) => lookAt(channel, loads.get(channel.id)));
    const server = parts.disk().then(async (disk) => keep(await healthOf(store, SERVER), judgeServer({ disk })));
    for (const done of await Promise.allSettled([...looks, server]))
      if (done.status === 'rejected') log.warn({ err: done.reason }, 'a channel is looked at a little later');
    await parts.tell();
  }

  async function lookAt(channel: Channel, load: ChannelLoad | undefined): Promise<void> {
    const row = await healthOf(store, channel.id);
    const sending = gate.health(channel.id);
    const facts = await gatherFacts(store, row, { load, sending, now: now() });
    countRestart(channel.id, facts.link);
    const asked = isDue(row, facts, now()) ? await askAccount(channel) : null;
    if (!asked) return keep(row, judgeChannel(facts, now()));
    const { check, unreachableSince, ...kept } = await keepCheck(store, row, asked, now());
    const known = { ...facts, check: check ?? null, unreachableSince: unreachableSince ?? null };
    await keep(kept, judgeChannel(known, now()));
  }

  /** A session that is being connected again has begun anew. */
  function countRestart(channelId: string, link: HealthFacts['link']): void {
    if (!link || link.state === 'ready') return;
    const since = link.since.getTime();
    const before = seenLinks.get(channelId);
    seenLinks.set(channelId, since);
    if (before !== undefined && before !== since && link.state === 'lost') counters.count(channelId, 'restarts');
  }

  /** The alert is written before the look that has led to it: whoever does both again writes the same one. */
  async function keep(row: Pick<ChannelHealthRow, 'id' | 'rev' | 'watch'>, verdict: Verdict): Promise<void> {
    const at = now();
    const { watch, alert } = look(row.watch ?? null, verdict, at);
    const episode = (watch.episode ?? row.watch?.episode)?.openedAt;
    if (alert && episode) {
      const { level, reasons } = verdict;
      await addAlert(store, {
        id: `${row.id}:${row.rev ?? 0}:${alert}`,
        channelId: row.id,
        episode,
        step: alert,
        level,
        reasons,
        at,
        due: parts.mayTellAt(level, at),
        state: 'pending',
        claimedUntil: new Date(0),
        attempts: 0,
        sent: [],
        problem: null,
      });
      log.warn({ channelId: row.id, level, reasons: reasons.map(({ kind }) => kind) }, `channel health: ${alert}`);
    }
    await keepLook(store, row, { verdict, watch, judgedAt: at });
  }

  function tick(): void {
    working ??= round()
      .catch((error: unknown) => log.warn({ err: error }, 'the health of channels is looked at a little later'))
      .finally(() => {
        working = null;
      });
  }

  return {
    round,
    async checkNow(channelId) {
      const channel = channels.get(channelId);
      if (!channel) return null;
      await counters.flush();
      const asked = await askAccount(channel);
      const before = await healthOf(store, channelId);
      const row = asked ? await keepCheck(store, before, asked, now()) : before;
      const load = (await channelLoads(store)).get(channelId);
      const facts = await gatherFacts(store, row, { load, sending: gate.health(channelId), now: now() });
      await keep(row, judgeChannel(facts, now()));
      return healthOf(store, channelId);
    },
    start() {
      tick();
      timer = setInterval(tick, TICK_MS);
      timer.unref();
    },
    async stop() {
      if (timer) clearInterval(timer);
      await working;
      await releaseDuty(store, DUTY, owner).catch(() => undefined);
    },
  };
}

/** Every ten minutes; sooner when the last answer was not good, or something goes wrong just now. */
function isDue({ checkedAt, failures = 0 }: ChannelHealthRow, facts: HealthFacts, now: Date): boolean {
  if (checkedAt === undefined) return true;
  const { retry, forged } = facts.lastTenMinutes;
  const isTroubled = retry > 0 || forged > 0 || facts.sending.state === 'open';
  const pace = failures > 0 || isTroubled ? CHECK_AGAIN_MS * 2 ** Math.max(0, failures - 1) : CHECK_EVERY_MS;
  return now.getTime() - checkedAt.getTime() >= Math.min(pace, CHECK_EVERY_MS);
}
