import { z } from 'zod';
import { linksOf, wantOfLink } from '../../store/channel-links.ts';
import { channelLoads, lastInboundAt, lastOutbound, NO_LOAD } from '../../store/queries/channel-loads.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { measureChannels } from '../channel-metrics.ts';
import { presentChannel } from '../present/channel.ts';
import { may, type Principal } from '../principal.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { ChannelView } from '../views/channel-view.ts';
import { pageOf } from '../views/page-view.ts';

/** Where nobody has written for long the database looks far back, and every open console asks each few seconds. */
const KEPT_MS = 10_000;

/** The channels, and how it goes with each. */
export function channelRoutes(deps: RouteDeps): Route[] {
  const { store, engine, channels, accounts, guards, clock } = deps;
  measureChannels(deps);
  const heard = new Map<string, { at: number; last: Date | null }>();

  async function lastHeard(channelId: string, now: Date): Promise<Date | null> {
    const known = heard.get(channelId);
    if (known && Math.abs(now.getTime() - known.at) < KEPT_MS) return known.last;
    const last = await lastInboundAt(store, channelId);
    heard.set(channelId, { at: now.getTime(), last });
    return last;
  }

  const titleOf = (channelId: string): string | null =>
    accounts.follower.accounts().find((one) => one.channelId === channelId && one.removedAt === null)?.title ?? null;

  async function want(channelId: string, wanted: Parameters<typeof wantOfLink>[2]) {
    const found = await wantOfLink(store, channelId, wanted);
    return found ? ok({}) : problem('not-found', 'There is no such channel, or it needs no phone.');
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/channels',
      tag: 'Channels',
      summary: 'Channels: whether messages go out there, what waits, and when a customer last wrote',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(ChannelView), description: 'All that are connected' },
      async handle({ who }) {
        const now = clock.now();
        const [loads, links, said] = await Promise.all([channelLoads(store), linksOf(store), lastOutbound(store)]);
        const items = channels.all().map(async (channel) =>
          presentChannel(
            channel,
            {
              health: engine.gate.health(channel.id),
              load: loads.get(channel.id) ?? NO_LOAD,
              lastInboundAt: await lastHeard(channel.id, now),
              lastOutboundAt: said.get(channel.id) ?? null,
              title: titleOf(channel.id),
              link: mayLink(who) ? (links.get(channel.id) ?? null) : null,
            },
            now,
          ),
        );
        return ok({ items: await Promise.all(items), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/channels/{id}/pair',
      tag: 'Channels',
      summary: 'Link a phone by a code that is typed in on it; without a number by QR code again',
      guard: guards.team('own'),
      takes: z.object({ params: withId, body: z.strictObject({ phone: Phone.nullable() }) }),
      gives: { status: 202, schema: z.object({}), description: 'The code appears with the channel in some seconds' },
      handle: ({ params, body }) => want(params.id, { kind: 'pair', phone: body.phone }),
    }),
    route({
      method: 'post',
      path: '/api/v1/channels/{id}/unlink',
      tag: 'Channels',
      summary: 'Take the phone off this channel; it has to be linked anew',
      guard: guards.team('own'),
      takes: z.object({ params: withId, body: z.strictObject({}) }),
      gives: { status: 202, schema: z.object({}), description: 'It is being taken off' },
      handle: ({ params }) => want(params.id, { kind: 'unlink' }),
    }),
  ];
}

const Phone = z
  .string()
  .transform((text) => text.replace(/[\s()+-]/gu, ''))
  .pipe(z.string().regex(/^[1-9]\d{6,14}$/u, 'must be an international number like +7 928 123-45-67'));

/** Who reads the QR code has the number: only whoever decides about the whole installation is shown it. */
const mayLink = (who: Principal): boolean => may(who, 'own');
