import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SeriesStep } from '../../domain/analytics/figure-query.ts';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { basisText, figureText, intervalText } from '../figures/figure-text.ts';
import { useWords } from '../figures/use-words.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import { stretchTitle } from './stretch-title.ts';
import classes from './trend.module.css';

interface TrendTableProps {
  kpi: KpiView;
  step: SeriesStep;
  onOpen: (start: string) => void;
}

/** The numbers of the picture, the newest first. */
export function TrendTable({ kpi, step, onOpen }: TrendTableProps) {
  const { t } = useTranslation();
  const words = useWords();
  const today = dayIn(useMe().business.timezone, useNow());
  return (
    <details className={classes.asTable}>
      <summary>{t('kpi.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(`kpi.start.${step}`)}</th>
            <th scope="col">{kpi.title[words.locale]}</th>
            <th scope="col">{t('kpi.limits')}</th>
          </tr>
        </thead>
        <tbody>
          {kpi.series.toReversed().map((point) => (
            <tr key={point.start} data-small={point.small || undefined}>
              <th scope="row">{stretchTitle(words.locale, point.start, step, today)}</th>
              <td>
                {point.value === null ? (
                  t('figures.noData')
                ) : (
                  <UnstyledButton className={classes.inTable ?? ''} onClick={() => onOpen(point.start)}>
                    {figureText(words, kpi.unit, point.value)}
                    <small>{basisText(words, { ...point, unit: kpi.unit })}</small>
                  </UnstyledButton>
                )}
              </td>
              <td>{intervalText(words, kpi.unit, point.interval) ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
