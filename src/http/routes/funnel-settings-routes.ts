import { z } from 'zod';
import { FunnelSettings } from '../../domain/visibility.ts';
import { readFunnel } from '../../store/read-setting.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { type Route, route } from '../route.ts';
import { FunnelView } from '../views/funnel-view.ts';

/** How the funnel treats the whole team: what operators see. */
export function funnelSettingsRoutes({ store, guards, settings }: RouteDeps): Route[] {
  const path = '/api/v1/settings/funnel';
  const tag = 'Team';
  const gives = { status: 200, schema: FunnelView, description: 'The settings' } as const;
  return [
    route({
      method: 'get',
      path,
      tag,
      summary: 'What operators see: their own dialogs and clients, or all',
      guard: guards.team('read'),
      takes: z.object({}),
      gives,
      handle: async () => ok(await readFunnel(store)),
    }),
    route({
      method: 'patch',
      path,
      tag,
      summary: 'Change what operators see; it holds at once, for open screens too',
      guard: guards.team('manage'),
      takes: z.object({ body: z.strictObject(FunnelSettings.shape) }),
      gives,
      async handle({ body }) {
        await store.settings.updateOne({ _id: 'funnel' }, { $set: { value: body } }, { upsert: true });
        await settings.refresh();
        return ok(body);
      },
    }),
  ];
}
