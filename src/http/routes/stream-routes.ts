import { z } from 'zod';
import type { RouteDeps } from '../app-deps.ts';
import { presentEvent } from '../present/event.ts';
import { type Route, route } from '../route.ts';

export function streamRoutes({ engine, guards, metrics, settings }: RouteDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/stream',
      tag: 'Figures',
      summary: 'Events as they happen; resumes after `Last-Event-ID`; `reset` asks the reader to read everything anew',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: {
        status: 200,
        schema: z.string(),
        type: 'text/event-stream',
        description: '`event: event` with an Event, `event: reset`, or `event: settings` with what has been changed',
      },
      handle: () => ({
        kind: 'stream',
        open(stream) {
          metrics.openStreams.inc({ stream: 'team' });
          const unsubscribe = engine.feed.subscribe(stream.lastEventId, (item) => {
            // The empty id makes the reader forget a place that cannot be found any more.
            if (item.kind === 'reset') stream.send({ event: 'reset', id: '', data: {} });
            else stream.send({ event: 'event', id: item.token, data: presentEvent(item.event) });
          });
          const unfollow = settings.onChange((changed) => stream.send({ event: 'settings', data: { changed } }));
          return () => {
            unfollow();
            metrics.openStreams.dec({ stream: 'team' });
            unsubscribe();
          };
        },
      }),
    }),
  ];
}
