import { whatsappCloud } from '../../domain/capabilities/whatsapp-cloud.ts';
import type { DeliveryReport } from '../../engine/ports.ts';
import { readPartMark } from './part-mark.ts';
import { CloudStatus } from './update.ts';

/** What a status says of a message of ours, or null when it says nothing new or is not about one. Never throws. */
export function reportOf(raw: unknown): DeliveryReport | null {
  const parsed = CloudStatus.safeParse(raw);
  if (!parsed.success) return null;
  const { biz_opaque_callback_data: ours = '', errors, timestamp } = parsed.data;
  const { messageId, isEarlier } = readPartMark(ours);
  // A voice message that was listened to.
  const status = parsed.data.status === 'played' ? 'read' : parsed.data.status;
  const told = whatsappCloud.told.find((state) => state === status);
  if (!messageId || told === undefined) return null;
  // A picture before the text that Meta could not read: the customer has half of what was said.
  if (isEarlier && told !== 'failed') return null;
  const [error] = errors ?? [];
  const why = error
    ? `WhatsApp ${error.code}: ${error.title ?? error.message ?? 'no reason given'}`
    : 'WhatsApp gives no reason';
  return {
    messageId,
    at: new Date(Number(timestamp) * 1000),
    ...(told === 'failed'
      ? { state: told, reason: why.slice(0, 500), ...(isEarlier && { partly: true as const }) }
      : { state: told }),
  };
}
