import { ActionIcon, Box, Button, Text, Title } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useNow } from '../shared/use-now.ts';
import { startOfDay } from '../shared/zoned.ts';
import { GapsBanner } from './gaps-banner.tsx';
import classes from './journal.module.css';
import { JournalError, JournalNothing } from './journal-empty.tsx';
import { JournalFiltersBar } from './journal-filters-bar.tsx';
import { journalQuery } from './journal-queries.ts';
import { JournalTable } from './journal-table.tsx';
import { UpdateDrawer } from './update-drawer.tsx';
import { type JournalPeriod, useJournalFilters } from './use-journal-filters.ts';

const DAYS: Record<JournalPeriod, number> = { today: 1, '3': 3, '7': 7, '14': 14 };

/** Every update as it came, what became of it, and which never came. */
export function JournalPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { business } = useMe();
  const now = useNow();
  const [shown, change] = useJournalFilters();
  const { period, channel, state, thread, text } = shown;
  // Whole days, so that the question stays the same while the clock runs.
  const from = startOfDay(business.timezone, now, DAYS[period] - 1).toISOString();
  const to = startOfDay(business.timezone, now, -1).toISOString();
  const list = useInfiniteQuery(journalQuery({ from, to, channel, state, thread, text }));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Box className={classes.page}>
      <div className={classes.head}>
        <div>
          <Title order={1} size="h3">
            {t('journal.title')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('journal.lead')}
          </Text>
        </div>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('journal.refresh')}
          loading={list.isRefetching}
          onClick={() => void client.invalidateQueries({ queryKey: keys.journal })}
        >
          <IconRefresh size={18} aria-hidden />
        </ActionIcon>
      </div>
      <JournalFiltersBar shown={shown} onChange={change} />
      {thread && (
        <Button
          variant="light"
          size="compact-sm"
          mt="sm"
          rightSection={<IconX size={14} aria-hidden />}
          title={t('journal.allThreads')}
          onClick={() => change({ thread: '' })}
        >
          {t('journal.thread', { thread })}
        </Button>
      )}
      <GapsBanner from={from} to={to} channel={channel} />
      <section className={classes.list} aria-label={t('journal.table')} aria-busy={list.isPlaceholderData}>
        {list.isPending && <PageSkeleton />}
        {list.isError && !list.isPlaceholderData && <JournalError error={list.error} onRetry={() => list.refetch()} />}
        {list.isSuccess && items.length === 0 && <JournalNothing shown={shown} onChange={change} />}
        {!list.isError && items.length > 0 && (
          <JournalTable items={items} now={now} onOpen={(update) => change({ update })} />
        )}
        {list.hasNextPage && (
          <LoadMore
            isLoading={list.isFetchingNextPage}
            hasFailed={list.isFetchNextPageError}
            onMore={() => void list.fetchNextPage()}
          />
        )}
      </section>
      <UpdateDrawer
        id={shown.update}
        onClose={() => change({ update: '' })}
        onThread={(chosen) => change({ thread: chosen, update: '' })}
      />
    </Box>
  );
}
