import { Drawer, NativeSelect, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TriggerRunView, TriggerView } from '../../http/views/trigger-view.ts';
import { useLocale } from '../i18n/language.ts';
import { LoadMore } from '../inbox/list/load-more.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useNow } from '../shared/use-now.ts';
import { runReason } from './run-reason.ts';
import { runsQuery } from './trigger-queries.ts';
import classes from './triggers.module.css';

interface TriggerRunsProps {
  /** Null: closed. */
  trigger: TriggerView | null;
  onClose: () => void;
}

/** What became of a trigger each time, and why. */
export function TriggerRuns({ trigger, onClose }: TriggerRunsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Drawer
      opened={trigger !== null}
      onClose={onClose}
      position="right"
      size="min(620px, 100vw)"
      title={t('triggers.runs.title', { title: trigger?.title[locale] ?? '' })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {trigger && <Runs id={trigger.id} />}
    </Drawer>
  );
}

const OUTCOMES = ['done', 'refused', 'skipped', 'cancelled', 'looped'] as const;

function Runs({ id }: { id: string }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState('');
  const list = useInfiniteQuery(runsQuery(id, outcome));
  const runs = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <NativeSelect
        label={t('triggers.runs.outcome')}
        value={outcome}
        data={[
          { value: '', label: t('triggers.runs.any') },
          ...OUTCOMES.map((value) => ({ value, label: t(`triggers.outcome.${value}`) })),
        ]}
        onChange={(event) => setOutcome(event.currentTarget.value)}
      />
      {list.isPending && <PageSkeleton />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && runs.length === 0 && (
        <EmptyState Icon={IconHistory} title={t('triggers.runs.empty')} text={t('triggers.runs.emptyText')} />
      )}
      <ul className={classes.fires}>
        {runs.map((run) => (
          <Run key={run.id} run={run} />
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

function Run({ run: { dialog, at, outcome, reason } }: { run: TriggerRunView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  return (
    <li className={classes.run}>
      <span className={classes.badge} data-outcome={outcome}>
        {t(`triggers.outcome.${outcome}`)}
      </span>
      {dialog ? (
        <Link to={`/inbox/${dialog.id}?view=all`}>{dialog.name ?? t('common.guest')}</Link>
      ) : (
        <span>{t('triggers.runs.hidden')}</span>
      )}
      <time dateTime={at}>{dayAndTime(locale, timezone, at, now)}</time>
      {reason && (
        <Text size="xs" c="dimmed" className={classes.why ?? ''}>
          {runReason(t, reason)}
        </Text>
      )}
    </li>
  );
}
