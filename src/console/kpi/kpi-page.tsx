import { Box, Skeleton, Title } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { kpisQuery } from '../api/kpis.ts';
import { ChatLink } from '../shared/chat-link.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './kpi.module.css';
import { KpiFiltersBar } from './kpi-filters-bar.tsx';
import { KpiTile } from './kpi-tile.tsx';
import { boundsOf } from './period.ts';
import { TrendSection } from './trend-section.tsx';
import { useKpiFilters } from './use-kpi-filters.ts';

const placeholders = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** The owner's figures for a period: each against its goal, and the days behind them. */
export function KpiPage() {
  const { t } = useTranslation();
  const { business } = useMe();
  const [filters, change] = useKpiFilters();
  const { channel, source } = filters;
  const kpis = useQuery(kpisQuery({ ...boundsOf(filters.period, business.timezone, useNow()), channel, source }));
  const isEmpty =
    (kpis.data?.kpis.every(({ value }) => value === null) && kpis.data.series.every(({ dialogs }) => dialogs === 0)) ??
    false;

  return (
    <Box className={classes.page}>
      <div className={classes.head}>
        <Title order={1} size="h3">
          {t('kpi.title')}
        </Title>
        <KpiFiltersBar filters={filters} onChange={change} />
      </div>
      {kpis.isError && !kpis.data && <ErrorState error={kpis.error} onRetry={() => kpis.refetch()} />}
      {isEmpty && (
        <EmptyState Icon={IconChartBar} title={t('kpi.empty')} text={t('kpi.emptyText')}>
          <ChatLink />
        </EmptyState>
      )}
      <div className={classes.tiles} aria-busy={kpis.isFetching}>
        {kpis.isPending && placeholders.map((key) => <Skeleton key={key} h={150} radius={16} />)}
        {kpis.data?.kpis.map((kpi) => (
          <KpiTile key={kpi.id} kpi={kpi} />
        ))}
      </div>
      {kpis.data && !isEmpty && <TrendSection series={kpis.data.series} />}
    </Box>
  );
}
