import type { Logger } from 'pino';
import type { DomainEvent } from '../domain/event.ts';
import { fromDocument } from '../store/document.ts';
import type { Store } from '../store/open-store.ts';
import type { Feed, FeedItem } from './engine.ts';

/** A reader that was away for fewer events than this goes on where it was; one that missed more fetches anew. */
const KEPT = 2_000;
/** An event of our own comes back by the stream of all a moment later. */
const KNOWN = 10_000;
const REOPEN_MS = 500;
const OPEN_WITHIN_MS = 1_000;

export interface LiveFeed extends Feed {
  /** What this process has just committed. */
  tell(events: readonly DomainEvent[]): void;
  /** Whether other processes write to this database: only then are their events fetched. */
  others(present: boolean): void;
  /** Told of each event of another process; of null when some may have been missed. */
  onForeign(listener: (event: DomainEvent | null) => void): void;
}

/**
 * Events as they are committed: this process's own at once, those of others by a change stream, which costs the database a look at every
 * write and is therefore opened only while there are others. Resuming is by the last event's id within what is kept in memory;
 * everything older answers `reset`.
 */
export function createFeed(store: Store, log: Logger): LiveFeed {
  const listeners = new Set<(item: FeedItem) => void>();
  const kept: Extract<FeedItem, { kind: 'event' }>[] = [];
  const known = new Set<string>();
  let foreign: (event: DomainEvent | null) => void = () => undefined;
  let stream: ReturnType<typeof open> | null = null;
  let stopped = false;

  function open() {
    const opened = store.events.watch([{ $match: { operationType: 'insert' } }]);
    opened.on('change', (change) => {
      if (change.operationType !== 'insert') return;
      const event = fromDocument(change.fullDocument);
      if (known.has(event.id)) return;
      remember(known, event.id);
      foreign(event);
      publish(event);
    });
    opened.on('error', (error) => {
      if (stopped || stream !== opened) return;
      log.warn({ err: error }, 'the event stream was cut; readers fetch anew');
      close();
      setTimeout(() => {
        if (!stopped && !stream) begin();
      }, REOPEN_MS).unref();
    });
    return opened;
  }

  function begin(): void {
    const opened = open();
    stream = opened;
    startOver();
    // Opening takes a moment, too.
    setTimeout(() => {
      if (stream === opened) startOver();
    }, OPEN_WITHIN_MS).unref();
  }

  /** Events may have been missed: whoever remembers something reads it anew. */
  function startOver(): void {
    kept.length = 0;
    foreign(null);
    for (const listener of listeners) listener({ kind: 'reset' });
  }

  function close(): void {
    const closing = stream;
    stream = null;
    closing?.close().catch(() => undefined);
  }

  function publish(event: DomainEvent): void {
    const item = { kind: 'event', token: event.id, event } as const;
    kept.push(item);
    if (kept.length > 2 * KEPT) kept.splice(0, kept.length - KEPT);
    for (const listener of listeners) listener(item);
  }

  return {
    tell(events) {
      for (const event of events) {
        // The stream may even be quicker than the answer to our own commit.
        if (stream && known.has(event.id)) continue;
        if (stream) remember(known, event.id);
        publish(event);
      }
    },
    others(present) {
      if (stopped || present === (stream !== null)) return;
      if (present) begin();
      else close();
    },
    onForeign(listener) {
      foreign = listener;
    },
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
      const closing = stream;
      stream = null;
      await closing?.close().catch(() => undefined);
    },
  };
}

function remember(known: Set<string>, id: string): void {
  known.add(id);
  if (known.size <= KNOWN) return;
  const [oldest] = known;
  if (oldest !== undefined) known.delete(oldest);
}
