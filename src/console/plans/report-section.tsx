import { NativeSelect, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanReportView, PlanView } from '../../http/views/plan-view.ts';
import { boundsOf, isPeriod, PERIODS } from '../figures/period.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useMe } from '../shared/me-context.ts';
import { money } from '../shared/money.ts';
import { useAddress } from '../shared/use-address.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './plans.module.css';
import { reportQuery } from './plans-queries.ts';

/** The plan against the fact, a row for each manager and one for all. */
export function ReportSection({ plan }: { plan: PlanView }) {
  const { t } = useTranslation();
  const [params, change] = useAddress();
  const { timezone } = useMe().business;
  const now = useNow();
  const asked = params.get('period');
  const period = isPeriod(asked) && asked !== 'dates' ? asked : 'all';
  const ofAll = { from: '', to: '' };
  const bounds = period === 'all' ? ofAll : boundsOf({ period, ...ofAll }, timezone, now);
  const report = useQuery(reportQuery(plan.id, bounds));
  return (
    <div className={classes.section}>
      <div className={classes.sectionTop}>
        <Title order={2} size="h4" id="plan-report">
          {t('plans.report.title')}
        </Title>
        <NativeSelect
          aria-label={t('plans.report.period')}
          value={period}
          data={[
            { value: 'all', label: t('plans.report.all') },
            ...PERIODS.filter((known) => known !== 'dates').map((known) => ({
              value: known,
              label: t(`figures.periods.${known}`),
            })),
          ]}
          onChange={(event) => change({ period: isPeriod(event.currentTarget.value) ? event.currentTarget.value : '' })}
        />
      </div>
      <div className={classes.panel} aria-busy={report.isPlaceholderData}>
        {report.isPending && <Skeleton h={140} />}
        {report.isError && !report.data && <ErrorState error={report.error} onRetry={() => report.refetch()} />}
        {report.data && <ReportTable report={report.data} />}
      </div>
      <p className={classes.quiet}>{t('plans.report.conversionHow', { coefficient: plan.conversion })}</p>
    </div>
  );
}

const COLUMNS = ['clients', 'potential', 'orders', 'payments', 'paid', 'buyers', 'conversion'] as const;

function ReportTable({ report }: { report: PlanReportView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { currency } = useMe().business;
  const show = (column: (typeof COLUMNS)[number], figures: PlanReportView['total']): string => {
    const value = figures[column];
    if (value === null) return t('plans.report.none');
    if (column === 'paid' || column === 'potential') return money(locale, currency, { from: value });
    return `${value.toLocaleString(locale)}${column === 'conversion' ? '%' : ''}`;
  };
  return (
    // A wide table is moved sideways by the keyboard, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable
    <section className={classes.scroll} tabIndex={0} aria-labelledby="plan-report">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('plans.report.manager')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`plans.report.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map(({ manager, ...figures }) => (
            <tr key={manager?.id ?? ''}>
              <th scope="row">{manager?.name ?? t('plans.report.nobody')}</th>
              {COLUMNS.map((column) => (
                <td key={column}>{show(column, figures)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('plans.report.total')}</th>
            {COLUMNS.map((column) => (
              <td key={column}>{show(column, report.total)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
