import type { Evidence } from '../../domain/conversion/calibrate.ts';
import type { DomainEvent } from '../../domain/event.ts';
import type { Store } from '../open-store.ts';

/** Enough for the newest versions, few enough to be read while somebody waits. */
const LAST_VERDICTS = 2_000;
const LAST_MARKS = 500;
const OUTCOMES: DomainEvent['body']['type'][] = ['appointment_booked', 'appointment_cancelled', 'offer_paid'];
const ORDER = { projection: { dialogId: 1, at: 1, body: 1 } };

/** What is known for calibration: the last verdicts of machines, all verdicts on the dialogs that people marked last, and what came of both. */
export async function readEvidence(store: Store): Promise<Evidence[]> {
  const judged = { 'body.type': 'conversion_judged' as const };
  const last = (by: string[], limit: number) =>
    store.events
      .find({ ...judged, 'body.by': { $in: by } }, ORDER)
      .hint('verdicts')
      .sort({ at: -1 })
      .limit(limit)
      .toArray();
  const [machine, people] = await Promise.all([last(['gpt', 'rule'], LAST_VERDICTS), last(['person'], LAST_MARKS)]);
  const marked = [...new Set(people.map(({ dialogId }) => dialogId))];
  const all = [...new Set([...machine.map(({ dialogId }) => dialogId), ...marked])];
  const [ofMarked, outcomes] = await Promise.all([
    store.events.find({ dialogId: { $in: marked }, ...judged }, ORDER).toArray(),
    store.events.find({ dialogId: { $in: all }, 'body.type': { $in: OUTCOMES } }, ORDER).toArray(),
  ]);
  const found = new Map([...machine, ...ofMarked, ...outcomes].map((event) => [event._id, event]));
  return [...found.values()]
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a._id.localeCompare(b._id))
    .map(({ dialogId, at, body }) => ({ dialogId, at, body }));
}
