import { useTranslation } from 'react-i18next';
import type { KpisView } from '../../http/views/kpi-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayTitle } from '../shared/format-time.ts';
import classes from './kpi.module.css';
import { TrendChart } from './trend-chart.tsx';

/** Days of the period as a picture, and the same numbers as a table for those who do not see it. */
export function TrendSection({ series }: Pick<KpisView, 'series'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const total = (name: 'dialogs' | 'leads' | 'booked'): number => series.reduce((sum, day) => sum + day[name], 0);
  const today = series.at(-1)?.day ?? '';
  return (
    <section className={classes.trend}>
      <h2 className={classes.trendTitle}>{t('kpi.chart')}</h2>
      <TrendChart
        series={series}
        label={t('kpi.chartSummary', { dialogs: total('dialogs'), leads: total('leads'), booked: total('booked') })}
      />
      <details className={classes.asTable}>
        <summary>{t('kpi.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('kpi.day')}</th>
              <th scope="col">{t('kpi.dialogs')}</th>
              <th scope="col">{t('kpi.leads')}</th>
              <th scope="col">{t('kpi.booked')}</th>
            </tr>
          </thead>
          <tbody>
            {series.map(({ day, dialogs, leads, booked }) => (
              <tr key={day}>
                <th scope="row">{dayTitle(locale, day, today)}</th>
                <td>{dialogs}</td>
                <td>{leads}</td>
                <td>{booked}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
