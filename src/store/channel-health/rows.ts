import type { AccountCheck } from '../../domain/channel-health/account-check.ts';
import type { Counts } from '../../domain/channel-health/counts.ts';
import type { AlertStep, Watch } from '../../domain/channel-health/episode.ts';
import type { HealthLevel, Verdict } from '../../domain/channel-health/reason.ts';
import type { TestStep } from '../../domain/channel-health/round-trip.ts';
import type { Locale } from '../../domain/localized.ts';

/** What was counted of a channel in one minute, or in one hour. Each process adds to it every few seconds. */
export interface ChannelCountRow {
  /** `<channel>|<m or h>|<begin>`. */
  id: string;
  channelId: string;
  per: 'minute' | 'hour';
  /** When the minute or hour begins. */
  at: Date;
  /** Forgotten then. */
  until: Date;
  counts: Partial<Counts>;
}

/** How a channel does; the id is the channel's, or `server`. Counters and the looks at the channel write different fields of it. */
export interface ChannelHealthRow {
  id: string;
  check?: AccountCheck;
  checkedAt?: Date;
  /** Looks in a row at which the provider gave no good answer. */
  failures?: number;
  unreachableSince?: Date | null;
  verdict?: Verdict;
  judgedAt?: Date;
  watch?: Watch;
  /** Grows with every look, so that of two processes one has its way. */
  rev?: number;
  lastInAt?: Date;
  lastOutAt?: Date;
  lastError?: { at: Date; reason: string };
}

/** One thing to be told of one episode; the id is made of both, so that it is told once. */
export interface ChannelAlertRow {
  id: string;
  channelId: string;
  /** When the episode began. */
  episode: Date;
  step: AlertStep;
  level: HealthLevel;
  reasons: Verdict['reasons'];
  at: Date;
  due: Date;
  /** `skipped`: over before anybody could be told. */
  state: 'pending' | 'done' | 'skipped';
  claimedUntil: Date;
  attempts: number;
  /** Ids of the readers who were told. */
  sent: string[];
  problem: string | null;
}

/** A test message on its way through a channel. */
export interface ChannelTestRow {
  id: string;
  channelId: string;
  /** Digest of what has to be written to the bot; null for a channel that tests itself. */
  code: string | null;
  locale: Locale;
  at: Date;
  until: Date;
  steps: readonly TestStep[];
  problem: { step: TestStep['kind']; reason: string } | null;
}
