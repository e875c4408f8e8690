import type { Locale } from '../../domain/localized.ts';
import type { Replayed } from '../../domain/training/gate.ts';
import type { Store } from '../open-store.ts';
import { peopleOf } from './labelled-texts.ts';

/** A message of a customer as it was decided then. */
export interface PastMessage extends Pick<Replayed, 'messageId' | 'dialogId' | 'decided' | 'part'> {
  text: string;
  locale: Locale;
  at: Date;
}

export interface PastMessages {
  messages: PastMessage[];
  /** Appointments that were booked by a flow which one of them began. */
  bookings: number;
  since: Date | null;
}

const PART = 500;
const BOOKING = 'book';

/** The last so many messages in words that the bot read, newest first, and which of them led to a booking. */
export async function lastMessages(store: Store, limit: number): Promise<PastMessages> {
  if (limit === 0) return { messages: [], bookings: 0, since: null };
  const events = await store.events
    .find({ 'body.type': 'message_understood' }, { projection: { at: 1, dialogId: 1, body: 1 } })
    .sort({ at: -1 })
    .limit(limit)
    .toArray();
  const read = events.flatMap(({ at, dialogId, body }) =>
    body.type === 'message_understood' ? [{ at, dialogId, messageId: body.messageId, decided: body.intent }] : [],
  );
  const messages: PastMessage[] = [];
  let bookings = 0;
  for (let from = 0; from < read.length; from += PART) {
    const part = read.slice(from, from + PART);
    const dialogIds = [...new Set(part.map(({ dialogId }) => dialogId))];
    const [texts, people, spans] = await Promise.all([
      wordsOf(
        store,
        part.map(({ messageId }) => messageId),
      ),
      peopleOf(store, dialogIds),
      bookingSpans(store, dialogIds),
    ]);
    for (const { at, dialogId, messageId, decided } of part) {
      const text = texts.get(messageId);
      const locale = people.get(dialogId)?.locale;
      if (text === undefined || locale === undefined) continue;
      const place = placeOf(at, spans.get(dialogId) ?? []);
      if (place === 'start') bookings += 1;
      messages.push({ messageId, dialogId, text, locale, at, decided, part: place });
    }
  }
  return { messages, bookings, since: messages.at(-1)?.at ?? null };
}

/** What was typed; a button is never misread. */
async function wordsOf({ messages }: Store, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await messages
    .find({ _id: { $in: [...ids] }, 'incoming.kind': 'text' }, { projection: { text: 1 } })
    .toArray();
  return new Map(rows.flatMap(({ _id, text }) => (text.trim() === '' ? [] : [[_id, text]])));
}

interface Span {
  from: Date;
  to: Date;
}

/** From when to when a flow ran that ended in an appointment. All events of one decision have its moment. */
async function bookingSpans({ events }: Store, dialogIds: readonly string[]): Promise<Map<string, Span[]>> {
  const rows = await events
    .find(
      {
        dialogId: { $in: [...dialogIds] },
        'body.type': { $in: ['flow_started', 'flow_finished', 'appointment_booked'] },
      },
      { projection: { at: 1, dialogId: 1, body: 1 }, hint: { dialogId: 1, at: 1, _id: 1 } },
    )
    .sort({ dialogId: 1, at: 1, _id: 1 })
    .toArray();
  const begun = new Map<string, Date>();
  const spans = new Map<string, Span[]>();
  for (const { at, dialogId, body } of rows) {
    // Begun again on the way, as by a button, it is still the same wish.
    if (body.type === 'flow_started' && body.flow === BOOKING && !begun.has(dialogId)) begun.set(dialogId, at);
    if (body.type === 'flow_finished' && body.flow === BOOKING && body.outcome === 'cancelled') begun.delete(dialogId);
    const from = begun.get(dialogId);
    if (body.type !== 'appointment_booked' || !from) continue;
    spans.set(dialogId, [...(spans.get(dialogId) ?? []), { from, to: at }]);
    begun.delete(dialogId);
  }
  return spans;
}

function placeOf(at: Date, spans: readonly Span[]): PastMessage['part'] {
  if (spans.some(({ from }) => from.getTime() === at.getTime())) return 'start';
  return spans.some(({ from, to }) => from < at && at <= to) ? 'middle' : null;
}
