import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SeriesStep } from '../../domain/analytics/figure-query.ts';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { CsvLink } from '../figures/csv-link.tsx';
import { figureText } from '../figures/figure-text.ts';
import { STEPS, stretchOf } from '../figures/step-of.ts';
import { useDrill } from '../figures/use-drill.ts';
import { useFigureFilters } from '../figures/use-figure-filters.ts';
import { useWords } from '../figures/use-words.ts';
import { useMe } from '../shared/me-context.ts';
import { useAddress } from '../shared/use-address.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import classes from './kpi.module.css';
import { stretchTitle } from './stretch-title.ts';
import trend from './trend.module.css';
import { TrendChart } from './trend-chart.tsx';
import { TrendTable } from './trend-table.tsx';

/** The course of a figure as a picture and as a table; each stretch of it opens its dialogs. */
export function TrendSection({ kpi, step }: { kpi: KpiView; step: SeriesStep }) {
  const { t } = useTranslation();
  const words = useWords();
  const [, change] = useAddress();
  const { bounds } = useFigureFilters();
  const { timezone } = useMe().business;
  const today = dayIn(timezone, useNow());
  const { open } = useDrill();
  const openAt = (start: string): void => {
    if (bounds) open({ kpi: kpi.id, ...stretchOf(start, step, bounds, timezone) });
  };
  return (
    <section className={classes.card}>
      <div className={classes.sectionHead}>
        <h2 className={classes.cardTitle}>{t('kpi.trend')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('kpi.step')}
          value={step}
          onChange={(next) => change({ step: next })}
          data={STEPS.map((value) => ({ value, label: t(`kpi.steps.${value}`) }))}
        />
      </div>
      {kpi.series.every(({ value }) => value === null) ? (
        <p className={classes.quiet}>{t('kpi.trendNothing')}</p>
      ) : (
        <>
          <TrendChart kpi={kpi} step={step} label={inWords()} onOpen={openAt} />
          <div className={trend.hintLine}>
            <p className={trend.hint}>{t('kpi.trendHint')}</p>
            <CsvLink path={`/kpis/${kpi.id}/series.csv`} title={t('kpi.trend')} also={{ step }} />
          </div>
          <TrendTable kpi={kpi} step={step} onOpen={openAt} />
        </>
      )}
    </section>
  );

  /** The picture for those who do not see it: where it begins and where it ends. */
  function inWords(): string {
    const known = kpi.series.flatMap(({ start, value }) => (value === null ? [] : [{ start, value }]));
    const [first] = known;
    const last = known.at(-1);
    if (!first || !last) return t('kpi.trendNothing');
    return t('kpi.trendLabel', {
      title: kpi.title[words.locale],
      first: stretchTitle(words.locale, first.start, step, today),
      from: figureText(words, kpi.unit, first.value),
      last: stretchTitle(words.locale, last.start, step, today),
      to: figureText(words, kpi.unit, last.value),
    });
  }
}
