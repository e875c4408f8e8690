import { Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ResponderCostsView } from '../../http/views/responder-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { clockTime, dayTitle } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { count, dollars } from './amounts.ts';
import { CostTable } from './cost-table.tsx';
import { Rejections } from './rejections.tsx';
import classes from './responder.module.css';
import { costsQuery } from './responder-queries.ts';

/** What the responder has done and cost: today against its limit, 30 days in sum and by day, and what was held back. */
export function Costs() {
  const { t } = useTranslation();
  const costs = useQuery(costsQuery);
  return (
    <>
      <section className={classes.block} aria-labelledby="responder-costs">
        <h2 id="responder-costs">{t('responder.costs')}</h2>
        {costs.isPending && <PageSkeleton />}
        {costs.isError && !costs.data && <ErrorState error={costs.error} onRetry={() => costs.refetch()} />}
        {costs.data && <Figures costs={costs.data} />}
      </section>
      {costs.data && <Rejections rejections={costs.data.rejections} />}
    </>
  );
}

function Figures({ costs: { today, days, total } }: { costs: ResponderCostsView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const answered = total.byGpt + total.byPages + total.unsure + total.handoffs;
  const spent = today.limit === 0 ? 100 : Math.min(100, (today.tokens / today.limit) * 100);
  const told = t('responder.today', { tokens: count(locale, today.tokens), limit: count(locale, today.limit) });
  return (
    <>
      <Text size="sm">{told}</Text>
      <Progress value={spent} mt={6} mb="xs" aria-label={told} color={spent >= 100 ? 'orange' : 'iris'} />
      {today.spentAt !== null && (
        <p className={classes.notice}>{t('responder.spentAt', { time: clockTime(locale, timezone, today.spentAt) })}</p>
      )}
      {answered === 0 && total.tokens === 0 ? (
        <div className={classes.nothing}>
          <Text fw={600} size="sm">
            {t('responder.none')}
          </Text>
          <Text size="sm" c="dimmed">
            {t('responder.noneText')}
          </Text>
        </div>
      ) : (
        <>
          <dl className={classes.totals}>
            <Total name={t('responder.money')} value={dollars(locale, total.cost)} />
            <Total name={t('responder.tokens')} value={count(locale, total.tokens)} />
            <Total name={t('responder.replies')} value={count(locale, total.byGpt)} />
            <Total name={t('responder.pages')} value={count(locale, total.byPages)} />
            <Total name={t('responder.rejected')} value={count(locale, total.rejected)} />
          </dl>
          <Chart days={days} />
          <CostTable days={days} />
        </>
      )}
    </>
  );
}

function Total({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Bars; the same numbers stand in the table below for whoever cannot see them. */
function Chart({ days }: { days: ResponderCostsView['days'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const most = Math.max(1, ...days.map(({ tokens }) => tokens));
  const today = days.at(-1)?.date ?? '';
  return (
    <div className={classes.chart} role="img" aria-label={t('responder.chart')}>
      {days.map(({ date, tokens, cost }) => (
        <span
          key={date}
          data-none={tokens === 0 || undefined}
          style={{ height: `${(tokens / most) * 100}%` }}
          title={t('responder.onDay', {
            day: dayTitle(locale, date, today),
            tokens: count(locale, tokens),
            money: dollars(locale, cost),
          })}
        />
      ))}
    </div>
  );
}
