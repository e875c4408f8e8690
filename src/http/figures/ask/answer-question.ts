import { DIMENSION_TITLES, NO_VALUE } from '../../../domain/analytics/dimension-titles.ts';
import { Dimension, SeriesStep } from '../../../domain/analytics/figure-query.ts';
import { measure, measureBy, measureSeries } from '../../../domain/analytics/measure.ts';
import type { OpenBook } from '../../../domain/analytics/rows.ts';
import type { Asked, Named } from '../../../domain/ask/asked.ts';
import { sayAnswer } from '../../../domain/ask/say-answer.ts';
import { consoleAddress } from '../../../domain/kpi/console-address.ts';
import { kpiById } from '../../../domain/kpi/registry.ts';
import type { Locale } from '../../../domain/localized.ts';
import type { Surroundings } from '../../../store/load-situation.ts';
import type { AskView } from '../../views/ask-view.ts';
import { courseOf } from '../figures.ts';
import { keyTitle } from '../key-titles.ts';

interface Context {
  around: Surroundings;
  named: readonly Named[];
  query: Parameters<typeof courseOf>[0];
  building: boolean;
  locale: Locale;
}

/** The answer to an understood question: measured, and nothing but that. */
export function answerQuestion(
  books: readonly OpenBook[],
  asked: Asked,
  { around, named, query, building, locale }: Context,
): Extract<AskView, { kind: 'answer' }> {
  const kpi = kpiById(asked.kpi);
  const detail = kpi.details.find(({ id }) => id === asked.detail) ?? null;
  const counted = detail ?? kpi;
  const figure = measure(books, counted);
  const titleOf = (dimension: Dimension, key: string): string =>
    named.find((thing) => thing.dimension === dimension && thing.key === key)?.title[locale] ??
    keyTitle(dimension, key, around)?.[locale] ??
    key;
  const rows = rowsBy();
  const { currency } = around.business;
  const title = detail ? `${kpi.title[locale]}: ${detail.title[locale]}` : kpi.title[locale];
  const said = { ru: title, en: title };
  return {
    kind: 'answer',
    text: sayAnswer({ asked, title: said, unit: counted.unit, figure, rows, titleOf, locale, currency }),
    kpi: kpi.id,
    detail: asked.detail,
    title,
    unit: counted.unit,
    figure,
    days: asked.days,
    by: asked.by,
    rows,
    link: consoleAddress({
      kpi: kpi.id,
      ...asked.days,
      narrowing: asked.narrowing,
      withSpam: asked.withSpam,
      isOpen: asked.by === null,
    }),
    building,
  };

  function rowsBy(): { title: string; figure: typeof figure }[] {
    const by = Dimension.safeParse(asked.by);
    if (by.success) {
      return [...measureBy(books, counted, by.data)]
        .sort(([, a], [, b]) => (b.value ?? 0) - (a.value ?? 0))
        .map(([key, own]) => ({
          title: key === null ? `${DIMENSION_TITLES[by.data][locale]}: ${NO_VALUE[locale]}` : titleOf(by.data, key),
          figure: own,
        }));
    }
    const step = SeriesStep.safeParse(asked.by);
    if (step.success) {
      const course = courseOf(query, around.business.timezone, step.data);
      return measureSeries(books, counted, course).map(({ start, ...own }) => ({ title: start, figure: own }));
    }
    return [];
  }
}
