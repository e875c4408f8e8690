import type { Request, Response } from 'express';

/** Proxies and the chat page count a stream as dead after three silent beats. */
const HEARTBEAT_MS = 15_000;
/** How often an open stream has to show again that it may be read: a session may have ended meanwhile. */
const RECHECK_BEATS = 4;
/** A reader that leaves this much unread is cut off; it resumes by the last id that it has. */
const MOST_UNREAD_BYTES = 1_000_000;

export interface StreamEvent {
  event: string;
  /** What the reader names to resume; an empty one makes it forget the last. Left out: unchanged. */
  id?: string;
  data: unknown;
}

export interface EventStream {
  /** The id after which the reader wants to go on; null for a first reading. */
  readonly lastEventId: string | null;
  send(event: StreamEvent): void;
  close(): void;
}

/**
 * Answers with server-sent events until the reader goes, reads too slowly, or may no longer read.
 * `open` starts the flow and returns the way to stop it.
 */
export function streamEvents(
  request: Request,
  response: Response,
  open: (stream: EventStream) => () => void,
  mayStillRead: () => Promise<boolean>,
): void {
  response.status(200).set({ 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' });
  // Not by `set`, which would add a charset that this media type does not have.
  response.setHeader('content-type', 'text/event-stream');
  // At once, so that the reader knows that nothing between us swallows the stream.
  response.write('retry: 2000\n: welcome\n\n');
  const close = (): void => void response.end();
  const send = ({ event, id, data }: StreamEvent): void => {
    if (response.writableEnded) return;
    const name = id === undefined ? '' : `id: ${id.replace(/[\r\n\0]/g, '')}\n`;
    response.write(`event: ${event}\n${name}data: ${JSON.stringify(data)}\n\n`);
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
  };
  let beats = 0;
  const heartbeat = setInterval(() => {
    if (response.writableEnded) return;
    response.write(': beat\n\n');
    beats += 1;
    if (beats % RECHECK_BEATS === 0) {
      // An outage is no reason to end it; the next check comes.
      mayStillRead().then(
        (may) => may || close(),
        () => undefined,
      );
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();
  const stop = open({ lastEventId: lastEventIdOf(request), send, close });
  const end = (): void => {
    clearInterval(heartbeat);
    stop();
  };
  // Who left while we looked up who asks has closed the answer already.
  if (response.closed) end();
  else response.once('close', end);
}

function lastEventIdOf(request: Request): string | null {
  const id = request.get('last-event-id') ?? '';
  return id === '' || id.length > 2000 ? null : id;
}
