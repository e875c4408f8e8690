import { z } from 'zod';
import type { FeedItem } from '../../engine/engine.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentEvent } from '../present/event.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { createSights } from '../sight.ts';

export function streamRoutes({ store, engine, guards, metrics, settings, surroundings }: RouteDeps): Route[] {
  const sights = createSights(store, engine.feed);
  return [
    route({
      method: 'get',
      path: '/api/v1/stream',
      tag: 'Records',
      summary: 'Events as they happen; resumes after `Last-Event-ID`; `reset` asks the reader to read everything anew',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: {
        status: 200,
        schema: z.string(),
        type: 'text/event-stream',
        description:
          '`event: event` with an Event, `event: reset`, `event: hidden` with the id of a dialog that the reader sees no more, or `event: settings` with what has been changed',
      },
      handle: ({ who }) => ({
        kind: 'stream',
        open(stream) {
          metrics.openStreams.inc({ stream: 'team' });
          const sight = who.kind === 'user' ? sights.open() : null;
          const pass = async (item: FeedItem): Promise<void> => {
            // The empty id makes the reader forget a place that cannot be found any more.
            if (item.kind === 'reset') return stream.send({ event: 'reset', id: '', data: {} });
            const { token: id, event } = item;
            const seen = sight ? await sight.see(event, scopeFor(who, surroundings())) : 'shown';
            if (seen === 'shown') stream.send({ event: 'event', id, data: presentEvent(event) });
            if (seen === 'lost') stream.send({ event: 'hidden', id, data: { dialogId: event.dialogId } });
          };
          let passed = Promise.resolve();
          const unsubscribe = engine.feed.subscribe(stream.lastEventId, (item) => {
            // One after the other, as they came; who cannot be told who may see what starts anew.
            passed = passed.then(() => pass(item)).catch(() => stream.close());
          });
          const unfollow = settings.onChange((changed) => {
            stream.send({ event: 'settings', data: { changed } });
            // Who may see what: all of it is to be read anew.
            if (changed.includes('funnel')) stream.send({ event: 'reset', data: {} });
          });
          return () => {
            unfollow();
            metrics.openStreams.dec({ stream: 'team' });
            unsubscribe();
            sight?.close();
          };
        },
      }),
    }),
  ];
}
