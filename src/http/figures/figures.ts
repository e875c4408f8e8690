import type { z } from 'zod';
import type { FigureQuery, SeriesStep } from '../../domain/analytics/figure-query.ts';
import type { Course } from '../../domain/analytics/measure.ts';
import { stepFor, stretchesBetween } from '../../domain/analytics/stretches.ts';
import { localOf } from '../../domain/booking/zone.ts';
import { KPIS } from '../../domain/kpi/registry.ts';
import type { Books } from '../../store/analytics/books.ts';
import { readingOf } from '../../store/analytics/reading.ts';
import type { FiguresState } from '../../store/analytics/rows.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { KpisView } from '../views/kpi-view.ts';
import { type Compare, comparedTo } from './compared.ts';
import { presentKpi } from './present-kpi.ts';

interface Asked {
  query: FigureQuery;
  compare?: z.infer<typeof Compare> | undefined;
  step?: SeriesStep | undefined;
}

const DAY_MS = 86_400_000;

/** All figures of the registry, for the console, the digest and everybody else who asks. */
export async function allFigures(
  books: Books,
  around: Pick<Surroundings, 'business' | 'pipelines'>,
  { query, compare, step: asked }: Asked,
): Promise<KpisView> {
  const reading = readingOf(around);
  const compared = compare ? comparedTo(query, compare, reading.timezone) : null;
  const [now, before] = await Promise.all([
    books.open(query, reading),
    compared && books.open({ ...query, ...compared }, reading),
  ]);
  const course = courseOf(query, reading.timezone, asked);
  return {
    from: query.from.toISOString(),
    to: query.to.toISOString(),
    compare: compared && { from: compared.from.toISOString(), to: compared.to.toISOString() },
    step: course.step,
    ...progressOf(now.state),
    kpis: KPIS.map((kpi) => presentKpi(kpi, now.books, before?.books ?? null, course)),
  };
}

/** The stretches of a period's series; without a step, as many as are seen well. */
export function courseOf({ from, to }: FigureQuery, timezone: string, step?: SeriesStep): Course {
  const chosen = step ?? stepFor((to.getTime() - from.getTime()) / DAY_MS);
  const first = localOf(from, timezone).date;
  const last = localOf(new Date(to.getTime() - 1), timezone).date;
  return { step: chosen, starts: stretchesBetween(first, last, chosen) };
}

/** How far the figures are. Before anything was counted they are as of the beginning of time. */
export function progressOf(state: FiguresState | null): Pick<KpisView, 'asOf' | 'building'> {
  return { asOf: (state?.upTo ?? new Date(0)).toISOString(), building: state?.building ?? null };
}
