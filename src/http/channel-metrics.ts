import { Gauge } from 'prom-client';
import { Counted, sumSince } from '../domain/channel-health/counts.ts';
import { HealthLevel } from '../domain/channel-health/reason.ts';
import { countsSince } from '../store/channel-health/count-rows.ts';
import { healthOfAll } from '../store/channel-health/health-rows.ts';
import { channelLoads, NO_LOAD } from '../store/queries/channel-loads.ts';
import type { RouteDeps } from './app-deps.ts';
import { ageInSeconds } from './present/channel.ts';

/** Prometheus must not wait for a database that is away: it gets the figures of before. */
const PATIENCE_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Adds what waits at each channel to what Prometheus reads; counted when it asks. */
export function measureChannels({ store, engine, channels, clock, metrics, log }: RouteDeps): void {
  const registers = [metrics.registry];
  let counting: Promise<void> | null = null;
  const unsent = new Gauge({
    name: 'voronka_unsent_messages',
    help: 'Lines that wait to be sent, or are being sent',
    labelNames: ['channel'],
    registers,
    collect: counted,
  });
  const oldest = new Gauge({
    name: 'voronka_unsent_oldest_seconds',
    help: 'Age of the oldest line that is not out yet; 0 when none waits',
    labelNames: ['channel'],
    registers,
    collect: counted,
  });
  const undelivered = new Gauge({
    name: 'voronka_undelivered_messages',
    help: 'Lines that wait for a person to send them again or to let them go',
    labelNames: ['channel', 'state'],
    registers,
    collect: counted,
  });
  new Gauge({
    name: 'voronka_channel_sending',
    help: '1 for the state in which the sending of a channel is: closed (all is well), open (out of reach), throttled',
    labelNames: ['channel', 'state'],
    registers,
    collect() {
      for (const { id } of channels.all()) {
        const now = engine.gate.health(id).state;
        for (const state of ['closed', 'open', 'throttled'] as const)
          this.set({ channel: id, state }, state === now ? 1 : 0);
      }
    },
  });

  const state = new Gauge({
    name: 'voronka_channel_health',
    help: '1 for how a channel is: ok, attention, broken',
    labelNames: ['channel', 'state'],
    registers,
    collect: counted,
  });
  const expires = new Gauge({
    name: 'voronka_channel_token_seconds',
    help: 'Time until the access of a channel ends; absent where nobody knows',
    labelNames: ['channel'],
    registers,
    collect: counted,
  });
  const lastHour = new Gauge({
    name: 'voronka_channel_hour',
    help: 'Counted of a channel within the last hour: in, out, retry, refused, blocked, forged, malformed, repeated, stale',
    labelNames: ['channel', 'what'],
    registers,
    collect: counted,
  });

  async function countHealth(now: Date): Promise<void> {
    const rows = await healthOfAll(store);
    expires.reset();
    for (const { id: channel } of channels.all()) {
      const { verdict, check } = rows.get(channel) ?? {};
      for (const level of HealthLevel.options) state.set({ channel, state: level }, verdict?.level === level ? 1 : 0);
      if (check?.kind === 'ok' && check.tokenExpiresAt)
        expires.set({ channel }, (check.tokenExpiresAt.getTime() - now.getTime()) / 1000);
      const since = new Date(now.getTime() - HOUR_MS);
      const sums = sumSince(await countsSince(store, channel, 'minute', since), since);
      for (const what of Counted.options) lastHour.set({ channel, what }, sums[what]);
    }
  }

  async function count(): Promise<void> {
    const [loads] = await Promise.all([channelLoads(store), countHealth(clock.now())]);
    for (const { id: channel } of channels.all()) {
      const load = loads.get(channel) ?? NO_LOAD;
      unsent.set({ channel }, load.unsent);
      oldest.set({ channel }, ageInSeconds(load.oldest, clock.now()) ?? 0);
      undelivered.set({ channel, state: 'failed' }, load.failed);
      undelivered.set({ channel, state: 'uncertain' }, load.uncertain);
    }
  }

  /** The gauges are asked side by side: one count is for all of them. */
  function counted(): Promise<void> {
    counting ??= inTime(count()).finally(() => {
      counting = null;
    });
    return counting;
  }

  async function inTime(counts: Promise<void>): Promise<void> {
    const done = counts.catch((error: unknown) => log.warn({ err: error }, 'what waits could not be counted'));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS);
    });
    await Promise.race([done, late]);
    clearTimeout(timer);
  }
}
