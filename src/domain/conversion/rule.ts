import type { EventBody } from '../event.ts';
import type { Pipeline } from '../pipeline.ts';

/** What the rule has found. The words are stable: the console translates them. */
export type RuleReason = 'booked' | 'visited' | 'ordered' | 'paid' | 'stage' | 'cancelled' | 'nothing';
export interface RuleVerdict {
  verdict: 'converted' | 'not_converted';
  reason: RuleReason;
}

/**
 * Judges a dialog without GPT, by what has happened in it: a visit that was booked and not cancelled since (or took place), an order or a
 * payment, or a move into a stage of success. A lead by itself, a question about prices and a filled-in field do not count.
 * In: the dialog's events in their order. Out: the strongest of the reasons.
 */
export function judgeByRule(events: readonly EventBody[], pipelines: readonly Pipeline[]): RuleVerdict {
  const booked = new Set<string>();
  let wasCancelled = false;
  const seen = new Set<RuleReason>();
  for (const body of events) {
    switch (body.type) {
      case 'appointment_booked':
      case 'appointment_confirmed':
        booked.add(body.appointmentId);
        break;
      case 'appointment_visited':
        seen.add('visited');
        break;
      case 'appointment_cancelled':
        if (booked.delete(body.appointmentId)) wasCancelled = true;
        break;
      case 'offer_ordered':
        seen.add('ordered');
        break;
      case 'offer_paid':
        seen.add('paid');
        break;
      case 'stage_changed':
        if (isSuccess(body, pipelines)) seen.add('stage');
        break;
    }
  }
  if (booked.size > 0) seen.add('booked');
  const reason = STRONGEST.find((one) => seen.has(one));
  if (reason) return { verdict: 'converted', reason };
  return { verdict: 'not_converted', reason: wasCancelled ? 'cancelled' : 'nothing' };
}

const STRONGEST: readonly RuleReason[] = ['paid', 'visited', 'booked', 'ordered', 'stage'];

function isSuccess(
  { to, toPipeline }: Extract<EventBody, { type: 'stage_changed' }>,
  pipelines: readonly Pipeline[],
): boolean {
  return pipelines.some(
    ({ id, stages }) =>
      (toPipeline === undefined || toPipeline === id) &&
      stages.some((stage) => stage.id === to && stage.group === 'successful'),
  );
}
