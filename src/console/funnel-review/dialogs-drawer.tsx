import { Skeleton } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../http/views/funnel-review-view.ts';
import { CsvLink } from '../figures/csv-link.tsx';
import drawer from '../figures/drawer.module.css';
import { DrillDrawer } from '../figures/drill-drawer.tsx';
import { countText } from '../figures/figure-text.ts';
import { UnitLine } from '../figures/unit-line.tsx';
import type { FigureParams } from '../figures/use-figure-filters.ts';
import { useScopeText } from '../figures/use-scope-text.ts';
import { useWords } from '../figures/use-words.ts';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { DialogWorth } from './dialog-worth.tsx';
import { type Opened, openedParams } from './opened.ts';
import { openedTitle } from './opened-title.ts';
import { reviewDialogsQuery, reviewPath } from './review-queries.ts';
import { useOpened, useReviewParams } from './use-review.ts';

/** The opened number of the address: the dialogs behind it, each with the way to it. */
export function DialogsDrawer({ review }: { review: ReviewView }) {
  const { opened, close } = useOpened();
  const params = useReviewParams();
  const shown = useLast(opened);
  const words = useWords();
  const scope = useScopeText({ narrowing: shown?.narrowing ?? {}, from: '', to: '' });
  if (!shown || !params) return null;
  return (
    <DrillDrawer isOpen={opened !== null} onClose={close} title={openedTitle(words, review, shown)} scope={scope}>
      <Dialogs opened={shown} review={review} params={{ ...params, ...openedParams(shown) }} />
    </DrillDrawer>
  );
}

interface DialogsProps {
  opened: Opened;
  review: ReviewView;
  params: FigureParams;
}

function Dialogs({ opened, review, params }: DialogsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const list = useInfiniteQuery(reviewDialogsQuery(review.pipelineId, params));
  const [first] = list.data?.pages ?? [];
  if (list.isError && !first) return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
  if (!first) return <Skeleton h={220} radius={12} role="status" aria-label={t('common.loading')} />;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className={drawer.count}>
        <span>{t('figures.dialogCount', { dialogs: countText(words, first.dialogs) })}</span>
        <CsvLink
          path={`${reviewPath(review.pipelineId)}/dialogs.csv`}
          title={openedTitle(words, review, opened)}
          params={params}
        />
      </div>
      {items.length === 0 && (
        <EmptyState Icon={IconMessageOff} title={t('figures.nothing')} text={t('figures.nothingText')} />
      )}
      <ul className={drawer.list} aria-label={t('figures.dialogs')}>
        {items.map((item) => (
          <UnitLine key={item.dialogId} unit={item}>
            <DialogWorth item={item} review={review} of={opened.of} />
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

/** The last number that was open: shown while the drawer closes. */
function useLast(opened: Opened | null): Opened | null {
  const [last, setLast] = useState(opened);
  if (opened && JSON.stringify(opened) !== JSON.stringify(last)) setLast(opened);
  return opened ?? last;
}
