import type { DeliveryView } from '../../http/views/webhook-view.ts';

const WHILE_DUE_MS = 3_000;
const UNTIL_DUE_MS = 30_000;
/** The clocks of browser and server agree only so well. */
const SOON_MS = 10_000;

/**
 * How often to look again how deliveries go on; false: all have ended. An attempt is counted when it begins, so whoever looks in the middle
 * of the first one sees one attempt and no answer, and has to look again.
 */
export function lookPace(deliveries: readonly Pick<DeliveryView, 'state' | 'nextTryAt'>[], now: Date): number | false {
  const pending = deliveries.filter(({ state }) => state === 'pending');
  if (pending.length === 0) return false;
  const isDue = pending.some(({ nextTryAt }) => nextTryAt === null || Date.parse(nextTryAt) <= now.getTime() + SOON_MS);
  return isDue ? WHILE_DUE_MS : UNTIL_DUE_MS;
}
