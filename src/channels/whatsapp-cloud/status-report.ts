import type { DeliveryReport } from '../../engine/ports.ts';
import { CloudStatus } from './update.ts';

/** What a status says of a message of ours, or null when it says nothing new or is not about one. Never throws. */
export function reportOf(raw: unknown): DeliveryReport | null {
  const parsed = CloudStatus.safeParse(raw);
  if (!parsed.success) return null;
  const { biz_opaque_callback_data: messageId, errors, timestamp } = parsed.data;
  // A voice message that was listened to.
  const status = parsed.data.status === 'played' ? 'read' : parsed.data.status;
  if (!messageId || (status !== 'delivered' && status !== 'read' && status !== 'failed')) return null;
  const [error] = errors ?? [];
  const why = error
    ? `WhatsApp ${error.code}: ${error.title ?? error.message ?? 'no reason given'}`
    : 'WhatsApp gives no reason';
  return {
    messageId,
    at: new Date(Number(timestamp) * 1000),
    ...(status === 'failed' ? { state: status, reason: why.slice(0, 500) } : { state: status }),
  };
}
