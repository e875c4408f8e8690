import { capabilitiesOf } from './capabilities/table.ts';
import { windowOf } from './capabilities/window.ts';
import type { ChannelKind } from './channel.ts';

/** Whether the channel lets us write of our own accord now. */
export function isWindowOpen(
  of: { channelKind: ChannelKind; channelId: string },
  lastInboundAt: Date | null,
  now: Date,
): boolean {
  const window = windowOf(capabilitiesOf(of), lastInboundAt);
  return window === null || now < window.anybodyUntil;
}
