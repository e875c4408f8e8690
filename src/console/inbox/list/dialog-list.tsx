import { ActionIcon, ScrollArea, Title, Tooltip } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dialogsQuery } from '../../api/dialogs.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { useCanAct } from '../../shared/me-context.ts';
import { useNow } from '../../shared/use-now.ts';
import { DialogRow } from './dialog-row.tsx';
import classes from './list.module.css';
import { ListBulk } from './list-bulk.tsx';
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
  const canAct = useCanAct();
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const toggle = (id: string): void => setChosen((ids) => ids && toggled(ids, id));
  useListKeys(dialogs, selected);

  return (
    <>
      <div className={classes.head}>
        <div className={classes.top}>
          <Title order={2} size="h4">
            {t('inbox.title')}
          </Title>
          {canAct && (
            <Tooltip label={t('bulk.title')}>
              <ActionIcon
                variant={chosen ? 'light' : 'subtle'}
                color={chosen ? 'iris' : 'gray'}
                size="lg"
                aria-label={t('bulk.title')}
                aria-pressed={chosen !== null}
                onClick={() => setChosen(chosen ? null : new Set())}
              >
                <IconBolt size={19} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
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
                <DialogRow
                  key={dialog.id}
                  dialog={dialog}
                  isSelected={dialog.id === selected}
                  now={now}
                  isChosen={chosen?.has(dialog.id) ?? null}
                  onChoose={toggle}
                />
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
      <ListBulk chosen={chosen} onDone={() => setChosen(null)} />
    </>
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
