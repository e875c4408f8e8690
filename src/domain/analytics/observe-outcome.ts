import type { DomainEvent } from '../event.ts';
import type { Fact, Mark } from './fact.ts';
import { firstBy, ofType } from './history.ts';

/** What has come of a dialog until now: the request itself, the lead, and what was paid. */
export function observeOutcome(events: readonly DomainEvent[], openedAt: Date | null, visits: readonly Fact[]): Fact[] {
  const payments = firstBy(ofType(events, 'offer_paid'), ({ body }) => body.orderId);
  const [lead] = ofType(events, 'lead_created');
  const score = scoreOf(events);
  const kind = events[0]?.channelKind;
  const marks: Mark[] = [
    ...(lead ? (['lead'] as const) : []),
    ...(visits.some(({ kind }) => kind === 'booking') ? (['booked'] as const) : []),
    ...(visits.some(({ kind, marks: of }) => kind === 'visit' && !of.includes('missed'))
      ? (['attended'] as const)
      : []),
    ...(payments.length > 0 ? (['paid'] as const) : []),
    ...(ofType(events, 'handed_off').length > 0 ? (['handed_off'] as const) : []),
    ...verdictOf(events),
    ...(kind === 'call' || kind === 'form' ? ([kind] as const) : []),
  ];
  const plain = { managerId: null, serviceId: null, staffId: null };
  return [
    ...(openedAt ? [{ ...plain, kind: 'dialog' as const, at: openedAt, value: 0, marks }] : []),
    ...(lead
      ? [
          {
            ...plain,
            kind: 'lead' as const,
            at: lead.at,
            value: score ?? 0,
            marks: score === null ? [] : (['scored'] as const),
          },
        ]
      : []),
    ...payments.map(({ at, body }) => ({
      ...plain,
      kind: 'payment' as const,
      at: body.paidAt ?? at,
      value: body.amount,
      marks: [],
    })),
  ];
}

/** The last score. Of several in one moment (one turn named phone and service) the highest is the last. */
function scoreOf(events: readonly DomainEvent[]): number | null {
  const scores = ofType(events, 'lead_scored');
  const last = scores.at(-1);
  if (!last) return null;
  return Math.max(...scores.filter(({ at }) => at.getTime() === last.at.getTime()).map(({ body }) => body.score));
}

/** A person's word comes before the machine's, until it is taken back; of each the last. What could not be scored is not judged. */
function verdictOf(events: readonly DomainEvent[]): Mark[] {
  const verdicts = ofType(events, 'conversion_judged').map(({ body }) => body);
  const byHand = verdicts.findLast(({ by }) => by === 'person');
  const last = byHand && byHand.verdict !== 'not_scored' ? byHand : verdicts.findLast(({ by }) => by !== 'person');
  if (!last || last.verdict === 'not_scored') return [];
  return last.verdict === 'converted' ? ['judged', 'converted'] : ['judged'];
}
