import type { EventBody } from '../event.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import { type Drift, driftOf } from './drift.ts';
import { type Share, shareOf } from './proportion.ts';

type Judged = Extract<EventBody, { type: 'conversion_judged' }>;

/** What calibration reads of a dialog's events. */
export interface Evidence {
  dialogId: string;
  at: Date;
  body: EventBody;
}

export interface VersionFigures {
  version: number;
  by: 'gpt' | 'rule';
  /** Dialogs with a verdict of it, each counted by its last one. */
  converted: Share;
  notScored: number;
  /** Against people's marks. */
  hand: Agreement;
  /** Against what really came of the dialogs: a visit booked and not cancelled, an order paid. */
  booked: Agreement;
  paid: Agreement;
  drift: Drift;
}

/**
 * How far each version can be trusted. In: judgements, hand marks, bookings and payments of some dialogs, oldest first; where a dialog has
 * several verdicts of a version its last one counts, and so does a person's last mark. Out: newest version first.
 */
export function calibrate(evidence: readonly Evidence[]): VersionFigures[] {
  const truths = truthsOf(evidence);
  const groups = new Map<string, { version: number; by: 'gpt' | 'rule'; last: Map<string, Judged> }>();
  for (const { dialogId, body } of evidence) {
    if (body.type !== 'conversion_judged' || body.by === 'person') continue;
    const key = `${body.version}/${body.by}`;
    const group = groups.get(key) ?? { version: body.version, by: body.by, last: new Map<string, Judged>() };
    // Put at the end anew, so that the map stays in the order of the last verdicts.
    group.last.delete(dialogId);
    group.last.set(dialogId, body);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ version, by, last }) => figuresOf(version, by, last, truths))
    .sort((a, b) => b.version - a.version || a.by.localeCompare(b.by));
}

function figuresOf(
  version: number,
  by: 'gpt' | 'rule',
  last: ReadonlyMap<string, Judged>,
  { hand, booked, paid }: Truths,
): VersionFigures {
  const scored = [...last].flatMap(([dialogId, { verdict }]) =>
    verdict === 'not_scored' ? [] : [{ dialogId, judge: verdict === 'converted' }],
  );
  const against = (truth: (dialogId: string) => boolean | undefined): Agreement =>
    agreementOf(
      scored.flatMap(({ dialogId, judge }) => {
        const other = truth(dialogId);
        return other === undefined ? [] : [{ judge, other }];
      }),
    );
  return {
    version,
    by,
    converted: shareOf(scored.filter(({ judge }) => judge).length, scored.length),
    notScored: last.size - scored.length,
    hand: against((id) => hand.get(id)),
    booked: against((id) => booked.has(id)),
    paid: against((id) => paid.has(id)),
    drift: driftOf(scored.map(({ judge }) => judge)),
  };
}

interface Truths {
  hand: ReadonlyMap<string, boolean>;
  booked: ReadonlySet<string>;
  paid: ReadonlySet<string>;
}

function truthsOf(evidence: readonly Evidence[]): Truths {
  const hand = new Map<string, boolean>();
  const visits = new Map<string, Set<string>>();
  const paid = new Set<string>();
  for (const { dialogId, body } of evidence) {
    switch (body.type) {
      case 'conversion_judged':
        if (body.by !== 'person') break;
        if (body.verdict === 'not_scored') hand.delete(dialogId);
        else hand.set(dialogId, body.verdict === 'converted');
        break;
      case 'appointment_booked':
        visits.set(dialogId, (visits.get(dialogId) ?? new Set()).add(body.appointmentId));
        break;
      case 'appointment_cancelled':
        visits.get(dialogId)?.delete(body.appointmentId);
        break;
      case 'offer_paid':
        paid.add(dialogId);
        break;
    }
  }
  const booked = new Set([...visits].flatMap(([dialogId, open]) => (open.size > 0 ? dialogId : [])));
  return { hand, booked, paid };
}
