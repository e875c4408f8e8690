import type { ChannelKind } from '../../domain/channel.ts';
import { type MinuteCounts, sumSince } from '../../domain/channel-health/counts.ts';
import { isThrough, waitingAt } from '../../domain/channel-health/round-trip.ts';
import { reasonInWords } from '../../domain/channel-health/words.ts';
import type { ChannelHealthRow, ChannelTestRow } from '../../store/channel-health/rows.ts';
import type { ChannelLoad } from '../../store/queries/channel-loads.ts';
import type { ChannelHealthView, ChannelStateView, ChannelTestView } from '../views/channel-health-view.ts';
import { ageInSeconds } from './channel.ts';

const BUCKET_MS = 30 * 60_000;
const BUCKETS = 48;
const HOUR_MS = 3_600_000;

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

export function presentState(row: ChannelHealthRow, kind: ChannelKind | null, timezone: string): ChannelStateView {
  const { verdict, watch } = row;
  return {
    id: row.id,
    kind,
    state: verdict?.level ?? null,
    since: iso(verdict?.level === 'ok' ? watch?.okSince : watch?.badSince),
    lasting: Boolean(watch?.episode),
    reasons: (verdict?.reasons ?? []).map((reason) => ({
      kind: reason.kind,
      level: reason.level,
      ...reasonInWords(reason, timezone),
    })),
  };
}

interface Known {
  kind: ChannelKind;
  timezone: string;
  load: ChannelLoad;
  minutes: readonly MinuteCounts[];
  test: ChannelTestRow | null;
  alerts: ChannelHealthView['alerts'];
  now: Date;
}

export function presentHealth(
  row: ChannelHealthRow,
  { kind, timezone, load, minutes, test, alerts, now }: Known,
): ChannelHealthView {
  const { lastError, lastInAt, lastOutAt, judgedAt } = row;
  return {
    ...presentState(row, kind, timezone),
    judgedAt: iso(judgedAt),
    check: presentCheck(row),
    waiting: { count: load.unsent, oldestSeconds: ageInSeconds(load.oldest, now) },
    lastInAt: iso(lastInAt),
    lastOutAt: iso(lastOutAt),
    lastError: lastError ? { at: lastError.at.toISOString(), reason: lastError.reason } : null,
    hour: sumSince(minutes, new Date(now.getTime() - HOUR_MS)),
    timeline: timelineOf(minutes, now),
    test: test && presentTest(test, now),
    alerts,
  };
}

function presentCheck({ check, checkedAt }: ChannelHealthRow): ChannelHealthView['check'] {
  if (!check || !checkedAt) return null;
  const unknown = { account: null, reason: null, tokenExpiresAt: null, webhook: null, pending: null, quality: null };
  const asked = { ...unknown, at: checkedAt.toISOString(), answer: check.kind };
  if (check.kind !== 'ok') return { ...asked, reason: check.reason };
  const { account, tokenExpiresAt, webhook, quality } = check;
  return {
    ...asked,
    account,
    reason: webhook.lastError ?? null,
    tokenExpiresAt: iso(tokenExpiresAt),
    webhook: webhook.state,
    pending: webhook.pending ?? null,
    quality: quality ?? null,
  };
}

function timelineOf(minutes: readonly MinuteCounts[], now: Date): ChannelHealthView['timeline'] {
  const last = Math.floor(now.getTime() / BUCKET_MS);
  const buckets = Array.from({ length: BUCKETS }, (_, index) => ({
    at: new Date((last - BUCKETS + 1 + index) * BUCKET_MS).toISOString(),
    in: 0,
    out: 0,
    errors: 0,
  }));
  for (const { at, counts } of minutes) {
    const bucket = buckets[Math.floor(at.getTime() / BUCKET_MS) - last + BUCKETS - 1];
    if (!bucket) continue;
    const { retry = 0, refused = 0, blocked = 0, forged = 0, malformed = 0 } = counts;
    bucket.in += counts.in ?? 0;
    bucket.out += counts.out ?? 0;
    bucket.errors += retry + refused + blocked + forged + malformed;
  }
  return buckets;
}

/** A test that nobody has ended in time is broken where it waits. */
export function presentTest({ id, at, until, steps, problem }: ChannelTestRow, now: Date): ChannelTestView {
  const waits = waitingAt(steps);
  const late = waits !== null && until <= now ? { step: waits, reason: null } : null;
  const broken = isThrough(steps) ? null : (problem ?? late);
  return {
    id,
    at: at.toISOString(),
    until: until.toISOString(),
    state: broken ? 'broken' : isThrough(steps) ? 'done' : 'running',
    steps: steps.map((step) => ({ kind: step.kind, at: iso(step.at) })),
    problem: broken,
  };
}
