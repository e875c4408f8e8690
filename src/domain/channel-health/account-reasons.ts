import type { AccountCheck } from './account-check.ts';
import type { HealthFacts } from './facts.ts';
import { minutesSince } from './minutes-since.ts';
import type { HealthReason } from './reason.ts';

const DAY_MS = 86_400_000;
/** When the owner is told of a token that ends; the last day is as grave as a channel that stands. */
const TOKEN_STEPS = [1, 3, 7] as const;
const UNREACHABLE = { attention: 10, broken: 30 };
const LINK_LOST = { attention: 3, broken: 15 };
/** Calls kept back because ours failed: a few come with any restart. */
const MOST_PENDING = 20;
const MOST_RESTARTS = 4;

type Accepted = Extract<AccountCheck, { kind: 'ok' }>;

/** What is wrong with the account: token, webhook, number, the phone behind it. */
export function accountReasons(
  { check, unreachableSince, link, lastHour }: HealthFacts,
  now: Date,
): (HealthReason | null)[] {
  // The link tells of the account itself, and at once.
  if (link) return [linkReason(link, now), restarts(lastHour.restarts)];
  if (check === null) return [];
  switch (check.kind) {
    case 'refused':
      return [{ kind: 'account_refused', level: 'broken', setting: check.setting ?? '', reason: check.reason }];
    case 'unreachable':
      return [unreachable(unreachableSince, now)];
    case 'ok':
      return [tokenEnds(check.tokenExpiresAt, now), webhookReason(check.webhook), qualityReason(check.quality)];
  }
}

function linkReason(
  { state, since, lastError: reason }: NonNullable<HealthFacts['link']>,
  now: Date,
): HealthReason | null {
  if (state === 'ready') return null;
  if (state === 'unlinked' || state === 'refused') return { kind: 'phone_unlinked', level: 'broken', reason };
  const minutes = minutesSince(since, now);
  if (minutes < LINK_LOST.attention) return null;
  return { kind: 'link_lost', level: minutes < LINK_LOST.broken ? 'attention' : 'broken', minutes, reason };
}

const restarts = (count: number): HealthReason | null =>
  count < MOST_RESTARTS ? null : { kind: 'restarts', level: 'attention', count };

function unreachable(since: Date | null, now: Date): HealthReason | null {
  const minutes = since === null ? 0 : minutesSince(since, now);
  if (minutes < UNREACHABLE.attention) return null;
  return { kind: 'unreachable', level: minutes < UNREACHABLE.broken ? 'attention' : 'broken', minutes };
}

function tokenEnds(at: Date | null, now: Date): HealthReason | null {
  if (at === null) return null;
  const days = TOKEN_STEPS.find((step) => at.getTime() - now.getTime() <= step * DAY_MS);
  return days === undefined ? null : { kind: 'token_ends', level: days === 1 ? 'broken' : 'attention', days, at };
}

function webhookReason({ state, url, lastError, pending = 0 }: Accepted['webhook']): HealthReason | null {
  if (state === 'elsewhere') return { kind: 'webhook_elsewhere', level: 'broken', url: url ?? '' };
  if (state === 'missing') return { kind: 'webhook_missing', level: 'broken' };
  if (lastError === undefined) return null;
  const level = pending > MOST_PENDING ? 'broken' : 'attention';
  return { kind: 'webhook_failing', level, reason: lastError, pending };
}

const qualityReason = (quality: Accepted['quality']): HealthReason | null =>
  quality === 'low' ? { kind: 'quality_low', level: 'attention' } : null;
