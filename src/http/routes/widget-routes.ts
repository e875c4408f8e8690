import { z } from 'zod';
import { Messenger, WidgetSettings } from '../../domain/webchat/widget-settings.ts';
import { readWidget } from '../../store/read-setting.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { defined } from '../defined.ts';
import { type Route, route } from '../route.ts';
import { WidgetConfigView, WidgetView } from '../views/widget-view.ts';
import { MOST_FILES } from './webchat-routes.ts';

/** A page that shows the widget asks once, and its next pages do not wait. */
const CACHE = 'public, max-age=60, stale-while-revalidate=600';

/** How the web chat looks on sites: for the console, and for the widget itself. */
export function widgetRoutes({ store, guards, channels, config, surroundings, widget }: RouteDeps): Route[] {
  const path = '/api/v1/settings/widget';
  const tag = 'Web chat';
  const gives = { status: 200, schema: WidgetView, description: 'The settings' } as const;
  const connected = (): Messenger[] =>
    Messenger.options.filter((kind) => channels.all().some((channel) => channel.kind === kind && channel.startLink));

  const view = (settings: WidgetSettings): WidgetView => ({
    settings,
    address: config.PUBLIC_URL ? new URL(config.PUBLIC_URL).origin : null,
    business: surroundings().business.name,
    connected: connected(),
  });

  return [
    route({
      method: 'get',
      path,
      tag,
      summary: 'How the web chat looks on sites, and on which it may stand',
      guard: guards.team('read'),
      takes: z.object({}),
      gives,
      handle: async () => ok(view(await readWidget(store))),
    }),
    route({
      method: 'patch',
      path,
      tag,
      summary: 'Change the look of the web chat; sites have it within a minute or two',
      guard: guards.team('manage'),
      takes: z.object({ body: WidgetSettings.partial() }),
      gives,
      async handle({ body }) {
        const settings = { ...(await readWidget(store)), ...defined(body) };
        await store.settings.updateOne({ _id: 'widget' }, { $set: { value: settings } }, { upsert: true });
        widget.forget();
        return ok(view(settings));
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/webchat/config',
      tag,
      summary: 'The look of the web chat, for the widget; may be kept for a minute',
      guard: guards.anyone,
      takes: z.object({}),
      gives: { status: 200, schema: WidgetConfigView, description: 'The look' },
      async handle() {
        const { sites: _, ...look } = await widget.current();
        const able = connected();
        return ok(
          {
            ...look,
            messengers: look.messengers.filter((kind) => able.includes(kind)),
            name: surroundings().business.name,
            files: { mostBytes: config.FILES_MOST_MB * 1024 * 1024, most: MOST_FILES },
          },
          { 'cache-control': CACHE },
        );
      },
    }),
  ];
}
