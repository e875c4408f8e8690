import { groupBy, type History } from '../../domain/analytics/history.ts';
import type { DomainEvent, EventType } from '../../domain/event.ts';
import { KPIS } from '../../domain/kpi/registry.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** Events that tell of traits and stages, whatever the figures read. */
const OF_TRAITS: readonly EventType[] = [
  'dialog_opened',
  'stage_changed',
  'assignee_changed',
  'experiment_exposed',
  'handed_off',
  'conversion_judged',
];
const OF_APPOINTMENTS: readonly EventType[] = [
  'appointment_booked',
  'appointment_confirmed',
  'appointment_moved',
  'appointment_cancelled',
  'appointment_visited',
  'no_show',
  'reminder_sent',
];

/** Every type of event that facts are made from; the others need not be read. */
export const TELLING: readonly EventType[] = [
  ...new Set([...KPIS.flatMap(({ reads }) => reads), ...OF_TRAITS, ...OF_APPOINTMENTS]),
];

/** What figures of these dialogs are made from. Dialogs without events have an empty history. */
export async function loadHistories(store: Store, dialogIds: readonly string[]): Promise<History[]> {
  const ids = [...dialogIds];
  const [own, dialogs] = await Promise.all([
    store.events.find({ dialogId: { $in: ids }, 'body.type': { $in: [...TELLING] } }).toArray(),
    store.dialogs
      .find<{ _id: string; pipelineId: string; stageId: string }>(
        { _id: { $in: ids } },
        { projection: { pipelineId: 1, stageId: 1 } },
      )
      .toArray(),
  ]);
  const events: DomainEvent[] = own.map(fromDocument);
  const elsewhere = await loadElsewhere(store, events);
  const byDialog = groupBy(events, ({ dialogId }) => dialogId);
  const now = new Map(dialogs.map(({ _id, pipelineId, stageId }) => [_id, { pipelineId, stageId }]));
  return ids.map((dialogId) => {
    const of = byDialog.get(dialogId) ?? [];
    const appointments = new Set(of.flatMap(({ body }) => appointmentOf(body)));
    const known = new Set(of.map(({ id }) => id));
    const others = [...appointments].flatMap((id) => elsewhere.get(id) ?? []).filter(({ id }) => !known.has(id));
    return { dialogId, events: [...of, ...others], now: now.get(dialogId) ?? null };
  });
}

/** All events of the appointments that these events are about, whichever dialog has left them. */
async function loadElsewhere(store: Store, events: readonly DomainEvent[]): Promise<Map<string, DomainEvent[]>> {
  const ids = [...new Set(events.flatMap(({ body }) => appointmentOf(body)))];
  if (ids.length === 0) return new Map();
  const found = await store.events.find({ 'body.appointmentId': { $in: ids } }).toArray();
  return groupBy(
    found.map(fromDocument).filter(({ body }) => OF_APPOINTMENTS.includes(body.type)),
    ({ body }) => appointmentOf(body)[0] ?? '',
  );
}

export const appointmentOf = (body: DomainEvent['body']): string[] =>
  'appointmentId' in body && OF_APPOINTMENTS.includes(body.type) ? [body.appointmentId] : [];
