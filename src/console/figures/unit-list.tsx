import { Skeleton } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KpiUnitsView } from '../../http/views/kpi-view.ts';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { CsvLink } from './csv-link.tsx';
import classes from './drawer.module.css';
import type { Part } from './drill.ts';
import { unitsQuery } from './figure-queries.ts';
import { figureText } from './figure-text.ts';
import { HitBadge } from './hit-badge.tsx';
import type { OpenedFigure } from './opened-figure.ts';
import { UnitCount } from './unit-count.tsx';
import { UnitLine } from './unit-line.tsx';
import type { FigureParams } from './use-figure-filters.ts';
import { useWords } from './use-words.ts';

interface UnitListProps {
  params: FigureParams;
  /** The figure as the server counted it, to hold the list against. */
  figure: OpenedFigure;
  part: Part;
}

const placeholders = ['a', 'b', 'c', 'd', 'e'];

/** What a figure was counted from, page by page. */
export function UnitList({ params, figure, part }: UnitListProps) {
  const { kpi, detail } = figure;
  const { t } = useTranslation();
  const list = useInfiniteQuery(unitsQuery(params, { kpi, detail, part }));
  const [first] = list.data?.pages ?? [];
  // One dialog may stand on several lines, and nothing else tells them apart.
  const items = list.data?.pages.flatMap(({ items }, page) =>
    items.map((item, at) => ({ ...item, key: `${page}-${at}` })),
  );
  if (list.isError && !first) return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
  if (!first || !items) {
    return (
      <div aria-busy role="status" aria-label={t('common.loading')} className={classes.waiting}>
        {placeholders.map((key) => (
          <Skeleton key={key} h={44} radius={10} />
        ))}
      </div>
    );
  }
  return (
    <>
      <div className={classes.counts}>
        <UnitCount figure={figure} part={part} units={first.units} dialogs={first.dialogs} />
        {first.units > 0 && (
          <CsvLink
            path={`/kpis/${encodeURIComponent(kpi)}/units.csv`}
            title={t('figures.dialogs')}
            params={params}
            also={{ detail, part }}
          />
        )}
      </div>
      {items.length === 0 && (
        <EmptyState Icon={IconMessageOff} title={t('figures.nothing')} text={t('figures.nothingText')} />
      )}
      <ul className={classes.list} aria-label={t('figures.dialogs')}>
        {items.map((item) => (
          <UnitLine key={item.key} unit={item}>
            <Worth item={item} figure={figure} />
          </UnitLine>
        ))}
      </ul>
      {list.hasNextPage && (
        <LoadMore
          isLoading={list.isFetchingNextPage}
          hasFailed={list.isFetchNextPageError}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}

/** What a line adds to the figure: its value, or whether it is one of those counted. */
function Worth({ item: { value, isHit }, figure }: { item: KpiUnitsView['items'][number]; figure: OpenedFigure }) {
  const words = useWords();
  if (isHit !== null) return <HitBadge share={figure} isHit={isHit} />;
  return value === null || figure.unit === 'count' ? null : figureText(words, figure.unit, value);
}
