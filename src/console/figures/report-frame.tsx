import { Box, Skeleton, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { KpisView } from '../../http/views/kpi-view.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { AsOf } from './as-of.tsx';
import { BuildingBanner } from './building-banner.tsx';
import { FigureTabs } from './figure-tabs.tsx';
import { FilterBar } from './filter-bar.tsx';
import { NoFigures } from './no-figures.tsx';
import classes from './report.module.css';
import { UnitsDrawer } from './units-drawer.tsx';
import { useFigureFilters } from './use-figure-filters.ts';
import { useKpis } from './use-kpis.ts';

interface ReportFrameProps {
  title: string;
  lead: string;
  /** Beside the title. */
  aside?: ReactNode;
  /** What to say while nothing has happened in the period. */
  empty: { title: string; text: string };
  /** Drawn when there are figures; told them all, for the names, goals and totals. */
  children: (kpis: KpisView) => ReactNode;
}

/** What a screen of tables has around them: the tabs, the filters, waiting, trouble, emptiness and the drawer of dialogs. */
export function ReportFrame({ title, lead, aside, empty, children }: ReportFrameProps) {
  const { fault } = useFigureFilters();
  const answer = useKpis({ compare: 'none' });
  const kpis = fault === null ? answer.data : undefined;
  const isEmpty = kpis !== undefined && !kpis.building && kpis.kpis.every(({ denominator }) => !denominator);
  return (
    <Box className={classes.page}>
      <FigureTabs />
      <div className={classes.head}>
        <div>
          <Title order={1} size="h3">
            {title}
          </Title>
          <Text c="dimmed" size="sm">
            {lead}
          </Text>
        </div>
        {aside}
      </div>
      <FilterBar />
      {answer.isLoading && <Skeleton h={280} radius={16} />}
      {answer.isError && !kpis && <ErrorState error={answer.error} onRetry={() => answer.refetch()} />}
      {kpis && <BuildingBanner building={kpis.building} />}
      {(isEmpty || fault !== null) && <NoFigures {...empty} />}
      {kpis && !isEmpty && <div aria-busy={answer.isPlaceholderData}>{children(kpis)}</div>}
      {kpis && <AsOf kpis={kpis} />}
      <UnitsDrawer />
    </Box>
  );
}
