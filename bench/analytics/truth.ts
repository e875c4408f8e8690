import type { KpiId } from '../../src/domain/kpi/kpi.ts';
import type { Told } from './record.ts';

/** A question to the dashboard, and the same as a plain condition on the records. */
export interface Question {
  name: string;
  from: number;
  to: number;
  query: Record<string, string>;
  /** Of the dialog as a whole. */
  fits(told: Told): boolean;
  /** Of a wait, when people are asked for. */
  fitsWait?(told: Told, wait: Told['waits'][number]): boolean;
}

type Answer = { value: number | null; denominator: number | null };

/** The truth, counted straight from the records: no events, no facts, no books. */
export function truthOf(records: readonly Told[], { from, to, fits, fitsWait }: Question): Record<KpiId, Answer> {
  const within = (at: number): boolean => at >= from && at < to;
  const chosen = records.filter((told) => fits(told));
  const waits = records.flatMap((told) =>
    told.waits.filter((wait) => within(wait.at) && (fitsWait ? !told.isSpam && fitsWait(told, wait) : fits(told))),
  );
  const opened = chosen.filter(({ openedAt }) => within(openedAt));
  const leads = chosen.flatMap(({ lead }) => (lead && within(lead.at) ? [lead] : []));
  const scores = leads.flatMap(({ score }) => (score === null ? [] : [score]));
  const turns = chosen.flatMap((told) => told.turns.filter(({ at }) => within(at)));
  const labels = chosen.flatMap((told) => told.labels.filter(({ at, random }) => random && within(at)));
  const booked = chosen.flatMap(({ booking }) => (booking && within(booking.at) ? [booking] : []));
  const visits = chosen.flatMap(({ booking }) =>
    booking && booking.missed !== null && within(booking.start) ? [booking] : [],
  );
  const payments = chosen.flatMap(({ paid }) => (paid && within(paid.at) ? [paid.amount] : []));
  const judged = opened.filter(({ verdict }) => verdict !== null);
  return {
    time_to_first_response: median(waits.filter(({ by }) => by === 'bot')),
    operator_first_response: median(waits.filter(({ by, offHours }) => by === 'operator' && !offHours)),
    operator_first_response_off_hours: median(waits.filter(({ by, offHours }) => by === 'operator' && offHours)),
    fallback_rate: share(turns, ({ failed }) => failed),
    intent_accuracy: share(labels, ({ right }) => right),
    chat_to_lead: share(opened, ({ lead }) => lead !== null),
    lead_quality: scores.length === 0 ? NONE : { value: sum(scores) / scores.length, denominator: scores.length },
    dialog_conversion: share(judged, ({ verdict }) => verdict === true),
    booking_confirmation: share(booked, ({ confirmed }) => confirmed),
    no_show_rate: share(visits, ({ missed }) => missed === true),
    dialogs: total(opened.length),
    leads: total(leads.length),
    bookings: total(booked.length),
    revenue: { value: sum(payments), denominator: payments.length },
  };
}

const NONE: Answer = { value: null, denominator: null };
const total = (count: number): Answer => ({ value: count, denominator: count });
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function share<T>(things: readonly T[], isHit: (thing: T) => boolean): Answer {
  if (things.length === 0) return NONE;
  return { value: things.filter(isHit).length / things.length, denominator: things.length };
}

function median(waits: readonly { ms: number }[]): Answer {
  const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b);
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  const high = sorted[Math.floor(sorted.length / 2)];
  if (low === undefined || high === undefined) return NONE;
  return { value: ((low + high) / 2) * 0.001, denominator: sorted.length };
}
