import type { ChannelKind } from './channel.ts';

/** For so long after the customer's last message a business may write freely; null where it always may. By the rules of Meta. */
const WINDOW_HOURS: Record<ChannelKind, number | null> = {
  web: null,
  telegram: null,
  whatsapp: 24,
  instagram: 24,
  messenger: 24,
  call: null,
};

/** Whether the channel lets us write of our own accord now. */
export function isWindowOpen(kind: ChannelKind, lastInboundAt: Date | null, now: Date): boolean {
  const hours = WINDOW_HOURS[kind];
  if (hours === null) return true;
  return lastInboundAt !== null && now.getTime() - lastInboundAt.getTime() < hours * 3_600_000;
}
