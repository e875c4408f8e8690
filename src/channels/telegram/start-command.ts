import type { Origin } from '../../domain/incoming.ts';

const START = /^\/start(?:@\w+)?(?:\s+(?<payload>\S.*))?\s*$/su;
/** What Telegram lets through in `t.me/bot?start=…`; anything else was typed by hand and names no source. */
const DEEP_LINK = /^[\w-]{1,64}$/u;
const UTM_PAIR = /^(?<key>utm_[a-z]+)-(?<value>.+)$/u;

/**
 * Reads `/start PAYLOAD`; null for any other text. The payload of a deep link is the lead's source. A payload of the form
 * `utm_source-instagram__utm_campaign-may` (pairs joined by two underscores, key and value by the first hyphen, because a
 * deep link allows no `=` and `&`) becomes UTM labels, and `utm_source` the source.
 */
export function startCommand(text: string): { payload: string; origin?: Origin } | null {
  const match = START.exec(text);
  if (!match) return null;
  const payload = match.groups?.payload?.trim() ?? '';
  return DEEP_LINK.test(payload) ? { payload, origin: originOf(payload) } : { payload };
}

function originOf(payload: string): Origin {
  const pairs = payload.split('__').map((pair) => UTM_PAIR.exec(pair)?.groups);
  const utm: Record<string, string> = {};
  for (const pair of pairs) {
    if (!pair?.key || !pair.value) return { source: payload };
    utm[pair.key] = pair.value;
  }
  return { source: utm.utm_source ?? payload, utm };
}
