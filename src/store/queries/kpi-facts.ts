import type { mongo } from 'mongoose';
import type { ChannelKind } from '../../domain/channel.ts';
import type { EventType } from '../../domain/event.ts';
import type { Store } from '../open-store.ts';

/** The period [from, to), and what to narrow it to. `source` is a lead source by name, see `originIs`. */
export interface KpiQuery {
  from: Date;
  to: Date;
  channel?: ChannelKind | undefined;
  source?: string | undefined;
  /** The business's zone, by its IANA name: where days begin and end. */
  timezone: string;
}

export type Events = Store['events'];

/** Events of one type at `from` or later, and before `to` if there is one. */
export interface Fact {
  type: EventType;
  from: Date;
  to?: Date;
  /** The channel and source that it must have come through. */
  through?: Pick<KpiQuery, 'channel' | 'source'>;
}

/** A report that takes longer than this is given up: the driver's socket would be cut a little later anyway. */
const LONGEST_MS = 15_000;

/** Runs a pipeline over the given kinds of facts only. `name` shows in the server's log and profile when it is slow. */
export function readFacts<Row extends mongo.BSON.Document>(
  events: Events,
  name: string,
  facts: readonly Fact[],
  pipeline: readonly mongo.BSON.Document[],
): mongo.AggregationCursor<Row> {
  return events.aggregate<Row>([{ $match: matchFacts(facts) }, ...pipeline], {
    comment: `kpi ${name}`,
    maxTimeMS: LONGEST_MS,
  });
}

/** Every branch names a type and a time, so that each is one walk along the index. */
function matchFacts(facts: readonly Fact[]): mongo.BSON.Document {
  const branches = facts.map(({ type, from, to, through }) => ({
    'body.type': type,
    at: { $gte: from, ...(to && { $lt: to }) },
    ...(through?.channel && { channelKind: through.channel }),
    ...(through?.source && originIs(through.source)),
  }));
  const [only] = branches;
  return only && branches.length === 1 ? only : { $or: branches };
}

/** Each dialog has one source: the one that was named, or else the UTM label. So shares of sources add up to the whole. */
export function originIs(source: string): mongo.BSON.Document {
  return { $or: [{ 'origin.source': source }, { 'origin.source': null, 'origin.utm.utm_source': source }] };
}
