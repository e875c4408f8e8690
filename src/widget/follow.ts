import { backoffMs } from './backoff.ts';
import type { FollowOptions } from './follow-options.ts';
import { isLine } from './line.ts';
import { pause } from './pause.ts';
import { isHidden, onUnseen, restUntilSeen } from './sight.ts';
import { createSseParser } from './sse-parser.ts';
import { isStatus } from './status.ts';

/** How long a stream may say nothing at all before it counts as dead; at first, before a proxy counts as swallowing it. */
const SILENCE_MS = 45_000;
const FIRST_BYTE_MS = 10_000;
/** Pace of reading where streams do not come through, and where nobody looks. */
const POLL_MS = 3_000;
const UNSEEN_POLL_MS = 20_000;
const UNSEEN_MS = 30_000;

/** Reads the conversation for ever: catch up by a plain request, then listen, then again. Never throws. */
export async function follow(options: FollowOptions): Promise<never> {
  for (let attempt = 0; ; ) {
    const token = await options.token();
    const missed = await options.api.fetchLines(token, options.lastId());
    if (missed.kind === 'unauthorized' || missed.kind === 'refused') {
      options.forgetSession(token);
      await pause(backoffMs(attempt++));
      continue;
    }
    if (missed.kind === 'later') {
      if (missed.retryAfterMs === null) options.onOffline();
      await pause(missed.retryAfterMs ?? backoffMs(attempt++));
      continue;
    }
    attempt = 0;
    options.onLines(missed.value);
    if (isHidden()) {
      await restUntilSeen(UNSEEN_POLL_MS);
      continue;
    }
    await listen(token, options);
    await pause(POLL_MS);
  }
}

/** Listens until the stream ends, breaks or falls silent, or nobody looks any more. */
async function listen(token: string, options: FollowOptions): Promise<void> {
  const abort = new AbortController();
  const leave = (): void => abort.abort();
  let silence = setTimeout(leave, FIRST_BYTE_MS);
  const onNetworkGone = (): void => {
    options.onOffline();
    leave();
  };
  addEventListener('offline', onNetworkGone);
  const stopWatching = onUnseen(UNSEEN_MS, leave);
  const stopWaiting = options.onGone(leave);
  try {
    const opened = await options.api.openStream(token, options.lastId(), abort.signal);
    if (opened.kind === 'unauthorized') options.forgetSession(token);
    if (opened.kind === 'later' && opened.retryAfterMs !== null) await pause(opened.retryAfterMs);
    if (opened.kind !== 'done' || opened.value.body === null) return;
    const parse = createSseParser();
    const decoder = new TextDecoder();
    const reader = opened.value.body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(silence);
      silence = setTimeout(leave, SILENCE_MS);
      hear(parse(decoder.decode(piece.value, { stream: true })), options);
    }
  } catch {
    // A broken stream is an ordinary end: the caller catches up and listens again.
  } finally {
    clearTimeout(silence);
    removeEventListener('offline', onNetworkGone);
    stopWatching();
    stopWaiting();
  }
}

function hear(events: readonly { event: string; data: string }[], options: FollowOptions): void {
  const lines = events.flatMap(({ event, data }) => (event === 'message' ? [parsed(data)] : [])).filter(isLine);
  if (lines.length > 0) options.onLines(lines);
  for (const { event, data } of events) {
    const value = event === 'status' ? parsed(data) : null;
    if (isStatus(value)) options.onStatus(value);
    if (event === 'typing') options.onTyping();
  }
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
