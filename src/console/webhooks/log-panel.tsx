import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import classes from './webhooks.module.css';

interface LogPanelProps<T> {
  /** Pages of the log as they are asked for. */
  list: {
    isPending: boolean;
    isSuccess: boolean;
    isError: boolean;
    isPlaceholderData: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: unknown;
    refetch: () => unknown;
    fetchNextPage: () => unknown;
  };
  items: readonly T[];
  /** What is said where there are none. */
  nothing: { title: string; text: string };
  row: (item: T) => ReactNode;
}

/** The rows of a log, the latest first: while they are being read, when they cannot be, when there are none, and more of them. */
export function LogPanel<T>({ list, items, nothing, row }: LogPanelProps<T>) {
  return (
    <div className={classes.panel} aria-busy={list.isPlaceholderData}>
      {list.isPending && <PageSkeleton />}
      {list.isError && items.length === 0 && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && <EmptyState Icon={IconInbox} {...nothing} />}
      {items.length > 0 && <ul className={classes.rows}>{items.map(row)}</ul>}
      {list.hasNextPage && (
        <LoadMore
          isLoading={list.isFetchingNextPage}
          hasFailed={list.isFetchNextPageError}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </div>
  );
}
