import { Button, SegmentedControl, Stack } from '@mantine/core';
import { IconNotebook, IconSearch, IconX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import classes from './bitrix24.module.css';
import { crmCallsQuery } from './bitrix24-queries.ts';
import { Block } from './block.tsx';
import { CallDrawer } from './call-drawer.tsx';
import { CallsTable } from './calls-table.tsx';
import { WorksList } from './works-list.tsx';

const shows = ['all', 'out', 'in', 'failed'] as const;

/** Everything that went to the portal and came from it, what waits, and what was not taken. */
export function LedgerTab() {
  const { t } = useTranslation();
  const [params, change] = useAddress();
  const dialogId = params.get('dialog') ?? '';
  const show = shows.find((name) => name === params.get('show')) ?? 'all';
  const direction = show === 'in' || show === 'out' ? show : '';
  const list = useInfiniteQuery(crmCallsQuery({ dialogId, direction, failed: show === 'failed' ? 'true' : '' }));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = show !== 'all' || dialogId !== '';
  return (
    <Stack gap="md">
      <WorksList state="failed" />
      <WorksList state="waiting" />
      <Block title={t('bitrix24.ledger')} lead={t('bitrix24.ledgerText')}>
        <div className={classes.filters}>
          <SegmentedControl
            size="xs"
            aria-label={t('bitrix24.show')}
            value={show}
            onChange={(next) => change({ show: next === 'all' ? undefined : next })}
            data={shows.map((value) => ({ value, label: t(`bitrix24.shows.${value}`) }))}
          />
          {dialogId && (
            <Button
              variant="light"
              size="compact-sm"
              rightSection={<IconX size={14} aria-hidden />}
              onClick={() => change({ dialog: undefined })}
            >
              {t('bitrix24.ofOneDialog')}
            </Button>
          )}
        </div>
        {list.isPending && <PageSkeleton />}
        {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && items.length === 0 && isFiltered && (
          <EmptyState Icon={IconSearch} title={t('bitrix24.noneFound')} text={t('bitrix24.noneFoundText')}>
            <Button variant="light" mt="sm" onClick={() => change({ show: undefined, dialog: undefined })}>
              {t('bitrix24.showAll')}
            </Button>
          </EmptyState>
        )}
        {list.isSuccess && items.length === 0 && !isFiltered && (
          <EmptyState Icon={IconNotebook} title={t('bitrix24.noCalls')} text={t('bitrix24.noCallsText')} />
        )}
        {items.length > 0 && <CallsTable items={items} onOpen={(call) => change({ call })} />}
        {list.hasNextPage && (
          <LoadMore
            isLoading={list.isFetchingNextPage}
            hasFailed={list.isFetchNextPageError}
            onMore={() => void list.fetchNextPage()}
          />
        )}
      </Block>
      <CallDrawer
        call={items.find(({ id }) => id === params.get('call')) ?? null}
        onClose={() => change({ call: undefined })}
        onDialog={(dialog) => change({ dialog, call: undefined })}
      />
    </Stack>
  );
}
