import type { HealthFacts } from './facts.ts';
import { minutesSince } from './minutes-since.ts';
import type { HealthReason } from './reason.ts';
import { longSilence } from './silence.ts';

const QUEUE = { attention: 5, broken: 15 };
const STANDS = { attention: 2, broken: 10 };
const ERRORS = { atLeast: 5, attention: 0.2, broken: 0.5 };
/** People block a bot now and then; half of those written to do so only where something is wrong with it. */
const BLOCKED = { atLeast: 10, share: 0.5 };
const FORGED = { burst: 20, withoutAnyRight: 5 };
const MALFORMED_AN_HOUR = 20;
const STALE_AN_HOUR = 20;

/** What is wrong with what comes and goes. */
export function trafficReasons(facts: HealthFacts, now: Date): (HealthReason | null)[] {
  const { lastHour, lastTenMinutes } = facts;
  return [
    queueOld(facts, now),
    sendErrors(facts.lastHour),
    manyBlocked(facts.lastHour),
    forged(lastTenMinutes.forged, lastHour.in),
    atLeast('malformed', lastHour.malformed, MALFORMED_AN_HOUR),
    atLeast('stale', lastHour.stale, STALE_AN_HOUR),
    longSilence(facts.hoursIn, facts.inThisHour),
  ];
}

/** Lines that wait because the provider does not answer are told sooner than a mere queue. */
function queueOld({ queue: { unsent, oldest }, sending }: HealthFacts, now: Date): HealthReason | null {
  const limits = sending.state === 'open' ? STANDS : QUEUE;
  const since = oldest ?? (sending.state === 'open' ? sending.since : null);
  const minutes = since === null ? 0 : minutesSince(since, now);
  if (minutes < limits.attention) return null;
  return { kind: 'queue_old', level: minutes < limits.broken ? 'attention' : 'broken', minutes, count: unsent };
}

function sendErrors({ out, retry, refused }: HealthFacts['lastHour']): HealthReason | null {
  const failed = retry + refused;
  const of = failed + out;
  if (of < ERRORS.atLeast || failed < of * ERRORS.attention) return null;
  return { kind: 'send_errors', level: failed < of * ERRORS.broken ? 'attention' : 'broken', failed, of };
}

function manyBlocked({ out, blocked }: HealthFacts['lastHour']): HealthReason | null {
  const of = blocked + out;
  if (of < BLOCKED.atLeast || blocked < of * BLOCKED.share) return null;
  return { kind: 'many_blocked', level: 'attention', blocked, of };
}

/** With messages coming in all the same somebody forges calls; without any, our secret is the wrong one. */
function forged(count: number, taken: number): HealthReason | null {
  if (taken === 0 && count >= FORGED.withoutAnyRight) return { kind: 'forged', level: 'broken', count, taken };
  return count < FORGED.burst ? null : { kind: 'forged', level: 'attention', count, taken };
}

const atLeast = (kind: 'malformed' | 'stale', count: number, least: number): HealthReason | null =>
  count < least ? null : { kind, level: 'attention', count };
