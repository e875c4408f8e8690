import type { Logger } from 'pino';
import type { DomainEvent, EventType } from '../../domain/event.ts';
import type { Feed } from '../../engine/engine.ts';
import type { Store } from '../../store/open-store.ts';
import type { EventStream } from '../event-stream.ts';
import { linesAfter, type NameOf, threadLines } from './thread-lines.ts';
import { type ChatStatus, readStatus, readTyping } from './thread-status.ts';

/** What can make a new line visible: also a failed one, since others may have waited for it. */
const MOVES_ON: ReadonlySet<EventType> = new Set(['message_received', 'message_sent', 'message_undelivered']);
/** What changes who leads. */
const PASSES: ReadonlySet<EventType> = new Set([
  'dialog_opened',
  'handed_off',
  'dialog_taken',
  'dialog_released',
  'dialog_closed',
  'dialog_reopened',
  'assignee_changed',
]);
/** Who writes may be seen by another process, and only there is a note of it. Looked at while a person leads: nobody else types. */
const TYPING_EVERY_MS = 2_000;
const TYPING_IS_FRESH_MS = 6_000;

interface Following {
  store: Store;
  feed: Feed;
  log: Logger;
  nameOf: NameOf;
  now(): Date;
}

/**
 * Sends a thread's lines to its visitor as they become visible, beginning after the last one that the visitor has, and who leads the talk
 * whenever that changes.
 */
export function followThread(
  { store, feed, log, nameOf, now }: Following,
  { threadId, chatId }: { threadId: string; chatId: string },
  stream: EventStream,
): () => void {
  let last = stream.lastEventId;
  let isOpen = true;
  let reading = Promise.resolve();
  let told: ChatStatus | null = null;
  let typing: ReturnType<typeof setInterval> | undefined;
  let typedAt = 0;

  // One reading at a time, or two could send the same line twice.
  const inTurn = (work: () => Promise<void>): void => {
    reading = reading
      .then(async () => {
        if (isOpen) await work();
      })
      .catch((error: unknown) => {
        log.warn({ err: error }, 'A chat stream could not be read on; its reader will resume.');
        stream.close();
      });
  };
  const sendNew = async (): Promise<void> => {
    for (const line of linesAfter(await threadLines(store, threadId, nameOf), last)) {
      stream.send({ event: 'message', id: line.id, data: line });
      last = line.id;
    }
  };
  const sendStatus = async (): Promise<void> => {
    const status = await readStatus(store, { threadId, chatId }, nameOf);
    if (JSON.stringify(status) === JSON.stringify(told)) return;
    told = status;
    stream.send({ event: 'status', data: status });
    clearInterval(typing);
    if (status.mode === 'operator' && isOpen) typing = setInterval(() => inTurn(sendTyping), TYPING_EVERY_MS).unref();
  };
  const sendTyping = async (): Promise<void> => {
    const at = (await readTyping(store, chatId))?.getTime() ?? 0;
    if (at <= typedAt || now().getTime() - at > TYPING_IS_FRESH_MS) return;
    typedAt = at;
    stream.send({ event: 'typing', data: {} });
  };
  const hear = (event: DomainEvent): void => {
    const isMoved = event.body.type === 'dialog_moved' && event.body.from.threadId === threadId;
    if (event.threadId !== threadId && !isMoved) return;
    if (MOVES_ON.has(event.body.type)) inTurn(sendNew);
    if (isMoved || PASSES.has(event.body.type)) inTurn(sendStatus);
  };
  const catchUp = (): void => {
    inTurn(sendNew);
    inTurn(sendStatus);
  };
  const unsubscribe = feed.subscribe(null, (item) => {
    if (item.kind === 'reset') catchUp();
    else hear(item.event);
  });
  catchUp();
  return () => {
    isOpen = false;
    clearInterval(typing);
    unsubscribe();
  };
}
