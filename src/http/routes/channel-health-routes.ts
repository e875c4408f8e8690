import type { Request } from 'express';
import { z } from 'zod';
import { Locale } from '../../domain/localized.ts';
import { SERVER } from '../../engine/channel-health/health-keeper.ts';
import { countsSince } from '../../store/channel-health/count-rows.ts';
import { healthOf, healthOfAll } from '../../store/channel-health/health-rows.ts';
import { channelLoads, NO_LOAD } from '../../store/queries/channel-loads.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentHealth, presentState, presentTest } from '../present/channel-health.ts';
import { type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { withId } from '../takes.ts';
import { ChannelHealthView, ChannelStateView, StartedTestView } from '../views/channel-health-view.ts';
import { pageOf } from '../views/page-view.ts';

const tag = 'Channels';
const DAY_MS = 24 * 3_600_000;
/** Somebody else's server is asked. */
const PATIENT_MS = 25_000;

/** How well each channel is, and why; a look at once; a test message there and back. */
export function channelHealthRoutes(deps: RouteDeps): Route[] {
  const { store, engine, channels, guards, surroundings, health, hasMail, clock } = deps;

  const noChannel = (): Problem => problem('not-found', 'There is no such channel.');
  const timezone = () => surroundings().business.timezone;

  async function view(id: string): Promise<ChannelHealthView | null> {
    const channel = channels.get(id);
    if (!channel) return null;
    await engine.counters.flush();
    const now = clock.now();
    const [row, loads, minutes, test, readers] = await Promise.all([
      healthOf(store, id),
      channelLoads(store),
      countsSince(store, id, 'minute', new Date(now.getTime() - DAY_MS)),
      health.tester.last(id),
      health.alerts.readers(),
    ]);
    const onlyHere = readers.length > 0 && readers.every(({ channelId }) => channelId === id);
    const load = loads.get(id) ?? NO_LOAD;
    const alerts = { ways: readers.length, onlyHere, hasMail };
    return presentHealth(row, { kind: channel.kind, timezone: timezone(), load, minutes, test, alerts, now });
  }

  const gives = { status: 200, schema: ChannelHealthView, description: 'How the channel is' } as const;

  return [
    route({
      method: 'get',
      path: '/api/v1/channels/health',
      tag,
      summary: 'How all channels are, in a line each; and the machine that they live on, where it is not well',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(ChannelStateView), description: 'All that are connected' },
      async handle() {
        const rows = await healthOfAll(store);
        const items = channels.all().map(({ id, kind }) => presentState(rows.get(id) ?? { id }, kind, timezone()));
        const server = rows.get(SERVER);
        const isUnwell = server?.verdict !== undefined && server.verdict.level !== 'ok';
        if (server && isUnwell) items.push(presentState(server, null, timezone()));
        return ok({ items, next: null });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/channels/{id}/health',
      tag,
      summary:
        'How a channel is: what is wrong and what to do, the provider’s last word, what came and went in 24 hours',
      guard: guards.team('read'),
      takes: z.object({ params: withId }),
      gives,
      problems: [404],
      async handle({ params: { id } }) {
        const found = await view(id);
        return found ? ok(found) : noChannel();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/channels/{id}/check',
      tag,
      summary: 'Ask the provider about the account now',
      guard: guards.team('manage'),
      patientMs: PATIENT_MS,
      takes: z.object({ params: withId, body: z.strictObject({}) }),
      gives,
      problems: [404],
      async handle({ params: { id } }) {
        const found = (await health.keeper.checkNow(id)) && (await view(id));
        return found ? ok(found) : noChannel();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/channels/{id}/test',
      tag,
      summary:
        'Begin a test message: the code that it gives has to be written to the bot; our own chat is tested by itself',
      guard: guards.team('manage'),
      takes: z.object({ params: withId, body: z.strictObject({ locale: Locale }) }),
      gives: {
        status: 201,
        schema: StartedTestView,
        description: 'Begun: its steps are told with the health of the channel',
      },
      problems: [404],
      async handle({ params: { id }, body: { locale }, request }) {
        const started = await health.tester.start(id, { locale, address: ownAddress(request) });
        if (!started) return noChannel();
        const { test, code, url } = started;
        return ok({ ...presentTest(test, clock.now()), code, url });
      },
    }),
  ];
}

/** Where this very process answers: another host's name in the request leads nowhere else. */
const ownAddress = ({ socket: { localAddress = '127.0.0.1', localPort } }: Request): string =>
  `http://${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`;
