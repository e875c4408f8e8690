import type { Logger } from 'pino';
import { fromDocument } from '../store/document.ts';
import type { Store } from '../store/open-store.ts';
import type { Feed, FeedItem } from './engine.ts';

/** A reader that was away for fewer events than this goes on where it was; one that missed more fetches anew. */
const KEPT = 2_000;
const REOPEN_MS = 500;

/**
 * Events as any process commits them, by one change stream per process. Resuming is by the last event's id within what is
 * kept in memory; everything older answers `reset`.
 */
export function createFeed(store: Store, log: Logger): Feed {
  const listeners = new Set<(item: FeedItem) => void>();
  const kept: Extract<FeedItem, { kind: 'event' }>[] = [];
  let stream = open();
  let stopped = false;

  function open() {
    const opened = store.events.watch([{ $match: { operationType: 'insert' } }]);
    opened.on('change', (change) => {
      if (change.operationType !== 'insert') return;
      const event = fromDocument(change.fullDocument);
      tell({ kind: 'event', token: event.id, event });
    });
    opened.on('error', (error) => {
      if (stopped) return;
      log.warn({ err: error }, 'the event stream was cut; readers fetch anew');
      void opened.close().catch(() => undefined);
      setTimeout(() => {
        if (stopped) return;
        stream = open();
        kept.length = 0;
        for (const listener of listeners) listener({ kind: 'reset' });
      }, REOPEN_MS).unref();
    });
    return opened;
  }

  function tell(item: Extract<FeedItem, { kind: 'event' }>): void {
    kept.push(item);
    if (kept.length > KEPT) kept.splice(0, kept.length - KEPT);
    for (const listener of listeners) listener(item);
  }

  return {
    subscribe(after, listener) {
      if (after !== null) {
        const place = kept.findIndex((item) => item.token === after);
        if (place < 0) listener({ kind: 'reset' });
        else for (const item of kept.slice(place + 1)) listener(item);
      }
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopped = true;
      await stream.close().catch(() => undefined);
    },
  };
}
