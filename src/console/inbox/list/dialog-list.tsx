import { ScrollArea, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dialogsQuery } from '../../api/dialogs.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { useNow } from '../../shared/use-now.ts';
import { DialogRow } from './dialog-row.tsx';
import classes from './list.module.css';
import { ListEmpty } from './list-empty.tsx';
import { ListSearch } from './list-search.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { LoadMore } from './load-more.tsx';
import { useFilters } from './use-filters.ts';
import { useListKeys } from './use-list-keys.ts';
import { ViewTabs } from './view-tabs.tsx';

/** The dialogs of one view, filtered, live; more are read as the list is scrolled. */
export function DialogList({ selected }: { selected: string | undefined }) {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const list = useInfiniteQuery(dialogsQuery(filters));
  const dialogs = list.data?.pages.flatMap((page) => page.items) ?? [];
  const now = useNow();
  useListKeys(dialogs, selected);

  return (
    <>
      <div className={classes.head}>
        <Title order={2} size="h4" px="md" pt="md" pb="xs">
          {t('inbox.title')}
        </Title>
        <ListSearch filters={filters} onChange={change} />
      </div>
      <ViewTabs view={filters.view} onChange={(view) => change({ view })}>
        <ScrollArea className={classes.scroll} type="auto" scrollbars="y" viewportProps={{ tabIndex: -1 }}>
          {list.isPending && <ListSkeleton />}
          {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
          {list.isSuccess && dialogs.length === 0 && <ListEmpty filters={filters} onChange={change} />}
          {dialogs.length > 0 && (
            <ul className={classes.rows} aria-busy={list.isPlaceholderData}>
              {dialogs.map((dialog) => (
                <DialogRow key={dialog.id} dialog={dialog} isSelected={dialog.id === selected} now={now} />
              ))}
            </ul>
          )}
          {list.hasNextPage && (
            <LoadMore
              isLoading={list.isFetchingNextPage}
              hasFailed={list.isFetchNextPageError}
              onMore={() => void list.fetchNextPage()}
            />
          )}
        </ScrollArea>
      </ViewTabs>
    </>
  );
}
