import type { Channel } from '../../engine/ports.ts';
import type { ChannelHealth } from '../../engine/sending/gate.ts';
import type { ChannelLoad } from '../../store/queries/channel-loads.ts';
import { type ChannelView, LinkView } from '../views/channel-view.ts';

export interface ChannelFacts {
  health: ChannelHealth;
  load: ChannelLoad;
  lastInboundAt: Date | null;
  lastOutboundAt: Date | null;
  title: string | null;
  link: Parameters<typeof presentLink>[0];
}

export function presentChannel(
  { id, kind }: Pick<Channel, 'id' | 'kind'>,
  { health, load, lastInboundAt, lastOutboundAt, title, link }: ChannelFacts,
  now: Date,
): ChannelView {
  const { state, since, until, reason, failures } = health;
  return {
    id,
    kind,
    title,
    sending: {
      state,
      since: since?.toISOString() ?? null,
      ...(until && { until: until.toISOString() }),
      ...(reason !== undefined && { reason }),
      failures,
    },
    waiting: { count: load.unsent, oldestSeconds: ageInSeconds(load.oldest, now) },
    undelivered: { failed: load.failed, uncertain: load.uncertain },
    lastInboundAt: lastInboundAt?.toISOString() ?? null,
    lastOutboundAt: lastOutboundAt?.toISOString() ?? null,
    link: presentLink(link),
  };
}

function presentLink(
  link: (Omit<LinkView, 'since' | 'state'> & { since: Date; state: string }) | null,
): LinkView | null {
  return link && LinkView.parse({ ...link, since: link.since.toISOString() });
}

/** Null for nothing; another machine's clock slightly ahead makes no negative age. */
export const ageInSeconds = (since: Date | null, now: Date): number | null =>
  since && Math.max(0, Math.round((now.getTime() - since.getTime()) / 1000));
