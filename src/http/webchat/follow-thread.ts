import type { Logger } from 'pino';
import type { EventType } from '../../domain/event.ts';
import type { Feed } from '../../engine/engine.ts';
import type { Store } from '../../store/open-store.ts';
import type { EventStream } from '../event-stream.ts';
import { linesAfter, threadLines } from './thread-lines.ts';

/** What can make a new line visible: also a failed one, since others may have waited for it. */
const MOVES_ON: ReadonlySet<EventType> = new Set(['message_received', 'message_sent', 'message_undelivered']);

/** Sends a thread's lines to its visitor as they become visible, beginning after the last one that the visitor has. */
export function followThread(
  { store, feed, log }: { store: Store; feed: Feed; log: Logger },
  threadId: string,
  stream: EventStream,
): () => void {
  let last = stream.lastEventId;
  let isOpen = true;
  let reading = Promise.resolve();

  // One reading at a time, or two could send the same line twice.
  const catchUp = (): void => {
    reading = reading.then(sendNew).catch((error: unknown) => {
      log.warn({ err: error }, 'A chat stream could not be read on; its reader will resume.');
      stream.close();
    });
  };
  const sendNew = async (): Promise<void> => {
    if (!isOpen) return;
    for (const line of linesAfter(await threadLines(store, threadId), last)) {
      stream.send({ event: 'message', id: line.id, data: line });
      last = line.id;
    }
  };
  const unsubscribe = feed.subscribe(null, (item) => {
    if (item.kind === 'reset' || (item.event.threadId === threadId && MOVES_ON.has(item.event.body.type))) catchUp();
  });
  catchUp();
  return () => {
    isOpen = false;
    unsubscribe();
  };
}
