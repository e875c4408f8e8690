import { Box, Button, Text, Title } from '@mantine/core';
import { IconChecklist, IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../http/views/task-view.ts';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanAct, useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { useNow } from '../shared/use-now.ts';
import { BUCKETS, bucketOf } from './bucket-of.ts';
import { TaskFiltersBar } from './task-filters-bar.tsx';
import { TaskModal } from './task-modal.tsx';
import { countsQuery, type TaskFilters, tasksQuery } from './task-queries.ts';
import { TaskRow } from './task-row.tsx';
import classes from './tasks.module.css';

/** One's own tasks, or those of the team, by how soon they are due. */
export function TasksPage() {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const now = useNow();
  const { timezone } = useMe().business;
  const [filters, change] = useFilters();
  const [edited, setEdited] = useState<TaskView | 'new' | null>(null);
  const list = useInfiniteQuery(tasksQuery(filters));
  const counts = useQuery(countsQuery(filters)).data;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isDone = filters.state === 'done';
  const groups = isDone
    ? [{ bucket: 'done' as const, tasks: items }]
    : BUCKETS.map((bucket) => ({ bucket, tasks: items.filter(({ due }) => bucketOf(timezone, due, now) === bucket) }));

  return (
    <Box className={classes.page}>
      <div className={classes.top}>
        <div>
          <Title order={1} size="h3">
            {t('nav.tasks')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('tasks.lead')}
          </Text>
        </div>
        {canAct && (
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
            {t('tasks.add')}
          </Button>
        )}
      </div>
      <TaskFiltersBar filters={filters} onChange={change} />
      <section aria-label={t('tasks.list')} aria-busy={list.isPlaceholderData} className={classes.groups}>
        {list.isPending && <PageSkeleton />}
        {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
        {list.isSuccess && items.length === 0 && <Nothing filters={filters} onChange={change} />}
        {groups.map(({ bucket, tasks }) =>
          tasks.length === 0 ? null : (
            <div key={bucket} className={classes.group}>
              <h2 data-late={bucket === 'overdue' || undefined}>
                {t(`tasks.buckets.${bucket}`)}
                {bucket !== 'done' && counts && <span className={classes.count}>{counts[bucket]}</span>}
              </h2>
              <ul className={classes.rows}>
                {tasks.map((task) => (
                  <TaskRow key={task.id} task={task} now={now} onEdit={setEdited} />
                ))}
              </ul>
            </div>
          ),
        )}
        {list.hasNextPage && (
          <LoadMore
            isLoading={list.isFetchingNextPage}
            hasFailed={list.isFetchNextPageError}
            onMore={() => void list.fetchNextPage()}
          />
        )}
      </section>
      <TaskModal of={edited} onClose={() => setEdited(null)} />
    </Box>
  );
}

interface NothingProps {
  filters: TaskFilters;
  onChange: (change: Partial<TaskFilters>) => void;
}

function Nothing({ filters, onChange }: NothingProps) {
  const { t } = useTranslation();
  if (filters.kind !== '' || filters.assignee !== 'me') {
    return (
      <EmptyState Icon={IconSearch} title={t('tasks.found')} text={t('tasks.foundText')}>
        <Button variant="light" mt="sm" onClick={() => onChange({ kind: '', assignee: '' })}>
          {t('tasks.reset')}
        </Button>
      </EmptyState>
    );
  }
  if (filters.state === 'done') {
    return <EmptyState Icon={IconChecklist} title={t('tasks.emptyDone')} text={t('tasks.emptyDoneText')} />;
  }
  return <EmptyState Icon={IconChecklist} title={t('tasks.empty')} text={t('tasks.emptyText')} />;
}

/** Kept in the address, so that a link shows a colleague the same. */
function useFilters(): [TaskFilters, (change: Partial<TaskFilters>) => void] {
  const [params, change] = useAddress();
  const state = params.get('state') === 'done' ? 'done' : 'open';
  return [{ state, assignee: params.get('assignee') || 'me', kind: params.get('kind') ?? '' }, change];
}
