/** Telegram takes "typing…" away after five seconds, other messengers later. */
const EVERY_MS = 4_000;

/** Shows that an answer is being written, again and again until the function that comes back is called. */
export function keepTyping(show: () => void, everyMs = EVERY_MS): () => void {
  show();
  const timer = setInterval(show, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
