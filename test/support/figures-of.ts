import type { DayBook } from '../../src/domain/analytics/day-book.ts';
import type { DialogFacts } from '../../src/domain/analytics/fact.ts';
import type { FigureQuery } from '../../src/domain/analytics/figure-query.ts';
import { groupBy } from '../../src/domain/analytics/history.ts';
import { createLocalDays } from '../../src/domain/analytics/local-days.ts';
import { measure, measureSeries } from '../../src/domain/analytics/measure.ts';
import { narrow } from '../../src/domain/analytics/narrow.ts';
import { observe } from '../../src/domain/analytics/observe.ts';
import { packDay } from '../../src/domain/analytics/pack-day.ts';
import type { OpenBook } from '../../src/domain/analytics/rows.ts';
import { stretchesBetween } from '../../src/domain/analytics/stretches.ts';
import type { DomainEvent } from '../../src/domain/event.ts';
import { KPIS } from '../../src/domain/kpi/registry.ts';
import { buildBusiness } from './build-business.ts';

/** What figures know of the dialogs that these events tell of. */
export function factsOf(events: readonly DomainEvent[], timezone = 'Europe/Moscow'): DialogFacts[] {
  const days = createLocalDays(buildBusiness({ timezone }));
  const appointmentOf = ({ body }: DomainEvent) => ('appointmentId' in body ? body.appointmentId : null);
  return [...groupBy(events, ({ dialogId }) => dialogId)].flatMap(([dialogId, own]) => {
    const appointments = new Set(own.map(appointmentOf).filter((id) => id !== null));
    const elsewhere = events.filter(
      (event) => event.dialogId !== dialogId && appointments.has(appointmentOf(event) ?? ''),
    );
    return observe({ dialogId, events: [...own, ...elsewhere], now: null }, days) ?? [];
  });
}

/** The books of all days of these dialogs, in order. */
export function packAll(dialogs: readonly DialogFacts[], timezone = 'Europe/Moscow'): DayBook[] {
  const days = createLocalDays(buildBusiness({ timezone }));
  const daysOf = ({ openedAt, facts }: DialogFacts) => [openedAt, ...facts.map(({ at }) => at)].map(days.dayOf);
  const byDay = new Map<string, DialogFacts[]>();
  for (const facts of dialogs) {
    for (const day of new Set(daysOf(facts))) byDay.set(day, [...(byDay.get(day) ?? []), facts]);
  }
  return [...byDay.keys()].sort().map((day) => packDay(day, byDay.get(day) ?? [], days));
}

/** Books as a query narrows them. */
export const openAll = (books: readonly DayBook[], query: FigureQuery): OpenBook[] =>
  books.map((book) => ({ book, narrowed: narrow(book, query, new Set(['sales/spam'])) }));

export const booksOf = (dialogs: readonly DialogFacts[], query: FigureQuery, timezone?: string): OpenBook[] =>
  openAll(packAll(dialogs, timezone), query);

/** Every figure of the registry with its details by id, from events alone. */
export function figuresOf(events: readonly DomainEvent[], query: FigureQuery, timezone?: string) {
  const books = booksOf(factsOf(events, timezone), query, timezone);
  return KPIS.map((kpi) => ({
    id: kpi.id,
    ...measure(books, kpi),
    details: Object.fromEntries(kpi.details.map((detail) => [detail.id, measure(books, detail).value])),
  }));
}

/** How many of each by day, from June 1 to 30. */
export function courseOf(events: readonly DomainEvent[], query: FigureQuery, timezone?: string) {
  const books = booksOf(factsOf(events, timezone), query, timezone);
  const starts = stretchesBetween('2026-06-01', '2026-06-30', 'day');
  const of = (id: string) =>
    KPIS.filter((kpi) => kpi.id === id).flatMap((kpi) =>
      measureSeries(books, kpi, { step: 'day', starts }).map(({ value }) => value),
    );
  const [dialogs, leads, booked] = [of('dialogs'), of('leads'), of('bookings')];
  return starts.map((day, at) => ({ day, dialogs: dialogs[at], leads: leads[at], booked: booked[at] }));
}
