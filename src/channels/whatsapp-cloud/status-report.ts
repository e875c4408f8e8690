import { whatsappCloud } from '../../domain/capabilities/whatsapp-cloud.ts';
import type { DeliveryReport } from '../../engine/ports.ts';
import { CloudStatus } from './update.ts';

/** What a status says of a message of ours, or null when it says nothing new or is not about one. Never throws. */
export function reportOf(raw: unknown): DeliveryReport | null {
  const parsed = CloudStatus.safeParse(raw);
  if (!parsed.success) return null;
  const { biz_opaque_callback_data: messageId, errors, timestamp } = parsed.data;
  // A voice message that was listened to.
  const status = parsed.data.status === 'played' ? 'read' : parsed.data.status;
  const told = whatsappCloud.told.find((state) => state === status);
  if (!messageId || told === undefined) return null;
  const [error] = errors ?? [];
  const why = error
    ? `WhatsApp ${error.code}: ${error.title ?? error.message ?? 'no reason given'}`
    : 'WhatsApp gives no reason';
  return {
    messageId,
    at: new Date(Number(timestamp) * 1000),
    ...(told === 'failed' ? { state: told, reason: why.slice(0, 500) } : { state: told }),
  };
}
