import { fetchLines, openStream } from './api.ts';
import { backoffMs, pause } from './backoff.ts';
import { isLine, type Line } from './line.ts';
import { createSseParser } from './sse-parser.ts';

interface FollowOptions {
  ensureToken: () => Promise<string>;
  forgetSession: (token: string) => void;
  lastId: () => string | undefined;
  onLines: (lines: Line[]) => void;
  onOffline: () => void;
}

/** How long a stream may say nothing at all before it counts as dead; at first, before a proxy counts as swallowing it. */
const SILENCE_MS = 45_000;
const FIRST_BYTE_MS = 10_000;
/** Pace of reading where streams do not come through. */
const POLL_MS = 3_000;

/** Reads the conversation for ever: catch up by a plain request, then listen, then again. Never throws. */
export async function follow(options: FollowOptions): Promise<never> {
  for (let attempt = 0; ; ) {
    const token = await options.ensureToken();
    const missed = await fetchLines(token, options.lastId());
    if (missed.kind === 'unauthorized' || missed.kind === 'refused') {
      options.forgetSession(token);
      await pause(backoffMs(attempt++));
      continue;
    }
    if (missed.kind === 'later') {
      options.onOffline();
      await pause(missed.retryAfterMs ?? backoffMs(attempt++));
      continue;
    }
    attempt = 0;
    options.onLines(missed.value);
    await listen(token, options);
    await pause(POLL_MS);
  }
}

/** Listens until the stream ends, breaks or falls silent. */
async function listen(token: string, options: FollowOptions): Promise<void> {
  const abort = new AbortController();
  let silence = setTimeout(() => abort.abort(), FIRST_BYTE_MS);
  const onNetworkGone = (): void => {
    options.onOffline();
    abort.abort();
  };
  addEventListener('offline', onNetworkGone);
  try {
    const opened = await openStream(token, options.lastId(), abort.signal);
    if (opened.kind === 'unauthorized') options.forgetSession(token);
    if (opened.kind !== 'done' || opened.value.body === null) return;
    const parse = createSseParser();
    const reader = opened.value.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(silence);
      silence = setTimeout(() => abort.abort(), SILENCE_MS);
      const lines = parse(piece.value).map(toLine).filter(isLine);
      if (lines.length > 0) options.onLines(lines);
    }
  } catch {
    // A broken stream is an ordinary end: the caller catches up and listens again.
  } finally {
    clearTimeout(silence);
    removeEventListener('offline', onNetworkGone);
  }
}

function toLine({ event, data }: { event: string; data: string }): unknown {
  if (event !== 'message') return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
