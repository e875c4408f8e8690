import { sumSince } from '../../domain/channel-health/counts.ts';
import type { HealthFacts } from '../../domain/channel-health/facts.ts';
import { countsSince, hoursIn } from '../../store/channel-health/count-rows.ts';
import type { ChannelHealthRow } from '../../store/channel-health/rows.ts';
import { linkOf } from '../../store/channel-links.ts';
import type { Store } from '../../store/open-store.ts';
import { type ChannelLoad, NO_LOAD } from '../../store/queries/channel-loads.ts';
import type { ChannelHealth } from '../sending/gate.ts';

const MINUTE_MS = 60_000;

/** All that is known of a channel now, over all processes. */
export async function gatherFacts(
  store: Store,
  row: ChannelHealthRow,
  { load = NO_LOAD, sending, now }: { load: ChannelLoad | undefined; sending: ChannelHealth; now: Date },
): Promise<HealthFacts> {
  const before = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);
  const [link, minutes, { hours, inThisHour }] = await Promise.all([
    linkOf(store, row.id),
    countsSince(store, row.id, 'minute', before(60)),
    hoursIn(store, row.id, now),
  ]);
  return {
    check: row.check ?? null,
    unreachableSince: row.unreachableSince ?? null,
    link: link && { state: link.state, since: link.since, lastError: link.lastError },
    sending: { state: sending.state, since: sending.since },
    queue: { unsent: load.unsent, oldest: load.oldest },
    lastTenMinutes: sumSince(minutes, before(10)),
    lastHour: sumSince(minutes, before(60)),
    hoursIn: hours,
    inThisHour,
  };
}
