import type { DomainEvent, EventBody } from '../event.ts';
import type { Experiment, Goal, GuardRail } from './experiment.ts';

/** What has come of a client's meeting, as bits, so that noting the same thing twice is noting it once. */
export const GOAL_BIT = 1;
export const GUARD_BITS: Record<GuardRail, number> = { handed_off: 2, stopped: 4, no_show: 8, fallback: 16 };

const DAY_MS = 86_400_000;

const GOALS: Partial<Record<EventBody['type'], Goal>> = {
  lead_created: 'lead',
  appointment_confirmed: 'confirmed',
  appointment_visited: 'attended',
  offer_paid: 'paid',
};

/** Facts by which outcomes are known. */
export const OUTCOME_TYPES = [
  'lead_created',
  'appointment_confirmed',
  'appointment_visited',
  'offer_paid',
  'handed_off',
  'contact_blocked',
  'consent_changed',
  'message_undelivered',
  'no_show',
  'message_understood',
] as const satisfies readonly EventBody['type'][];

type Fact = Pick<DomainEvent, 'at' | 'body' | 'actor'>;
type Rules = Pick<Experiment, 'goal' | 'windowDays' | 'guardRails' | 'guardDays'>;

/** What a fact tells of an experiment: of clients who met it at `since` at the earliest and at `until` at the latest; 0 bits: nothing. */
export interface Telling {
  bits: number;
  since: Date;
  until: Date;
}

/** It counts for those who met the experiment before it happened, and were told of it within their days. */
export function tellsOf(fact: Fact, rules: Rules): Telling {
  const { body, at } = fact;
  const until = happenedAt(fact);
  if (GOALS[body.type] === rules.goal) return { bits: GOAL_BIT, since: before(at, rules.windowDays), until };
  const rail = railOf(body);
  const bits = rail && rules.guardRails.includes(rail) ? GUARD_BITS[rail] : 0;
  return { bits, since: before(at, rules.guardDays), until };
}

/** What came of a client who met the experiment at `met`, by all facts from then on. The same as bit by bit as they come. */
export function outcomeOf(facts: readonly Fact[], met: Date, rules: Rules): number {
  let outcome = 0;
  for (const fact of facts) {
    const { bits, since, until } = tellsOf(fact, rules);
    if (until >= met && met >= since) outcome |= bits;
  }
  return outcome;
}

/** A visit or a payment is often told of later than it was: whoever met the experiment in between did not come or pay because of it. */
function happenedAt({ at, body }: Fact): Date {
  if (body.type === 'offer_paid') return body.paidAt ?? at;
  const wasThere = body.type === 'appointment_visited' || body.type === 'no_show';
  return wasThere && body.start < at ? body.start : at;
}

function railOf(body: EventBody): GuardRail | null {
  switch (body.type) {
    case 'handed_off':
      return 'handed_off';
    case 'no_show':
      return 'no_show';
    case 'contact_blocked':
      return 'stopped';
    case 'consent_changed':
      return body.granted ? null : 'stopped';
    // By a customer who has blocked us, or an address that is no more.
    case 'message_undelivered':
      return body.state === 'failed' ? 'stopped' : null;
    case 'message_understood':
      return body.outcome === 'fallback' ? 'fallback' : null;
    default:
      return null;
  }
}

const before = (at: Date, days: number): Date => new Date(at.getTime() - days * DAY_MS);
