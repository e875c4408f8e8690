import { request } from '../../api/request.ts';

/** Every channel shows it for a few seconds at the least. */
const TELL_EVERY_MS = 4_000;
const told = new Map<string, number>();

/** Lets the customer see that an answer is being written. Of no consequence: a failure is nobody's business. */
export function tellTyping(dialogId: string): void {
  const now = performance.now();
  if (now - (told.get(dialogId) ?? Number.NEGATIVE_INFINITY) < TELL_EVERY_MS) return;
  told.set(dialogId, now);
  request(`/api/v1/dialogs/${encodeURIComponent(dialogId)}/typing`, { method: 'POST' }).catch(() => undefined);
}
