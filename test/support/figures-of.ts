import type { DialogFacts } from '../../src/domain/analytics/fact.ts';
import type { FigureQuery } from '../../src/domain/analytics/figure-query.ts';
import { groupBy } from '../../src/domain/analytics/history.ts';
import { createLocalDays } from '../../src/domain/analytics/local-days.ts';
import { measure, measureSeries, type OpenBook } from '../../src/domain/analytics/measure.ts';
import { narrow } from '../../src/domain/analytics/narrow.ts';
import { observe } from '../../src/domain/analytics/observe.ts';
import { packDay } from '../../src/domain/analytics/pack-day.ts';
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

/** The books of all days of these dialogs, in order, as a query narrows them. */
export function booksOf(dialogs: readonly DialogFacts[], query: FigureQuery, timezone = 'Europe/Moscow'): OpenBook[] {
  const days = createLocalDays(buildBusiness({ timezone }));
  const daysOf = ({ openedAt, facts }: DialogFacts) => [openedAt, ...facts.map(({ at }) => at)].map(days.dayOf);
  return [...new Set(dialogs.flatMap(daysOf))].sort().map((day) => {
    const book = packDay(
      day,
      dialogs.filter((facts) => daysOf(facts).includes(day)),
      days,
    );
    return { book, narrowed: narrow(book, query, new Set(['sales/spam'])) };
  });
}

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
      measureSeries(books, kpi, 'day', starts).map(({ value }) => value),
    );
  const [dialogs, leads, booked] = [of('dialogs'), of('leads'), of('bookings')];
  return starts.map((day, at) => ({ day, dialogs: dialogs[at], leads: leads[at], booked: booked[at] }));
}
