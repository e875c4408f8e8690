import { z } from 'zod';
import { channelLoads, lastInboundAt, NO_LOAD } from '../../store/queries/channel-loads.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { measureChannels } from '../channel-metrics.ts';
import { presentChannel } from '../present/channel.ts';
import { type Route, route } from '../route.ts';
import { ChannelView } from '../views/channel-view.ts';
import { pageOf } from '../views/page-view.ts';

/** Where nobody has written for long the database looks far back, and every open console asks each few seconds. */
const KEPT_MS = 10_000;

/** The channels, and how it goes with each. */
export function channelRoutes(deps: RouteDeps): Route[] {
  const { store, engine, channels, guards, clock } = deps;
  measureChannels(deps);
  const heard = new Map<string, { at: number; last: Date | null }>();

  async function lastHeard(channelId: string, now: Date): Promise<Date | null> {
    const known = heard.get(channelId);
    if (known && Math.abs(now.getTime() - known.at) < KEPT_MS) return known.last;
    const last = await lastInboundAt(store, channelId);
    heard.set(channelId, { at: now.getTime(), last });
    return last;
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/channels',
      tag: 'Operation',
      summary: 'Channels: whether messages go out there, what waits, and when a customer last wrote',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(ChannelView), description: 'All that are connected' },
      async handle() {
        const now = clock.now();
        const loads = await channelLoads(store);
        const items = channels.map(async (channel) =>
          presentChannel(
            channel,
            {
              health: engine.gate.health(channel.id),
              load: loads.get(channel.id) ?? NO_LOAD,
              lastInboundAt: await lastHeard(channel.id, now),
            },
            now,
          ),
        );
        return ok({ items: await Promise.all(items), next: null });
      },
    }),
  ];
}
