import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExperimentResultsView } from '../../http/views/experiment-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './experiments.module.css';
import { pointsText } from './points-text.ts';
import { letterOf } from './variant-letter.tsx';

/** Loaded when there is something to draw. */
const DifferenceChart = lazy(async () => ({ default: (await import('./difference-chart.tsx')).DifferenceChart }));

/** The difference from the control over time, and where it surely lies; as a picture and as a table. */
export function DifferenceSection({ results }: { results: ExperimentResultsView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [chosen, setChosen] = useState(results.comparisons[0]?.variantId ?? 'b');
  const comparison = results.comparisons.find(({ variantId }) => variantId === chosen);
  if (!comparison || comparison.series.length === 0) return null;
  const points = pointsText(locale);
  const shown = (share: number | null): string => (share === null ? '—' : points(share * 100));
  const letter = letterOf(chosen, locale);
  const { low, high, confidence, series } = comparison;
  const summary = t('experiments.differenceSummary', { letter, low: shown(low), high: shown(high) });
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' });
  return (
    <section className={classes.panel} aria-labelledby="difference">
      <div className={classes.panelHead}>
        <h2 className={classes.panelTitle} id="difference">
          {t('experiments.difference', { letter })}
        </h2>
        {results.comparisons.length > 1 && (
          <SegmentedControl
            aria-label={t('experiments.compare')}
            value={chosen}
            onChange={setChosen}
            data={results.comparisons.map(({ variantId }) => ({
              value: variantId,
              label: letterOf(variantId, locale),
            }))}
          />
        )}
      </div>
      <p>{summary}</p>
      <p className={classes.quiet}>
        {t('experiments.differenceHow', {
          confidence: confidence.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 }),
        })}
      </p>
      <Suspense fallback={<div className={classes.chart} />}>
        <DifferenceChart series={series} label={summary} />
      </Suspense>
      <details className={classes.asTable}>
        <summary>{t('experiments.asTable')}</summary>
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('experiments.metOn')}</th>
                <th scope="col">{t('experiments.clientsTitle')}</th>
                <th scope="col">{t('experiments.differencePoints')}</th>
                <th scope="col">{t('experiments.liesBetween')}</th>
              </tr>
            </thead>
            <tbody>
              {series.map((standing) => (
                <tr key={standing.date}>
                  <th scope="row">{day.format(new Date(standing.date))}</th>
                  <td>{standing.clients.toLocaleString(locale)}</td>
                  <td>{shown(standing.difference)}</td>
                  <td>
                    {shown(standing.low)} … {shown(standing.high)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
