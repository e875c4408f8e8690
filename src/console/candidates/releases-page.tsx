import { Anchor, Box, Button, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Actor } from '../../domain/event.ts';
import { useLocale } from '../i18n/language.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useConfirm } from '../shared/use-confirm.tsx';
import { useNow } from '../shared/use-now.ts';
import { teamQuery } from '../team/team-queries.ts';
import { TrainingTabs } from '../training-tabs.tsx';
import classes from './candidates.module.css';
import { logQuery, releasesQuery, rollBack } from './candidates-queries.ts';
import { percent } from './percent.ts';
import { usePublished } from './use-published.ts';

/** What was published, what runs, the way back, and who did what. */
export function ReleasesPage() {
  const { t } = useTranslation();
  return (
    <Box className={classes.page}>
      <TrainingTabs />
      <Anchor component={Link} to="/intents" size="sm" className={classes.back ?? ''}>
        <IconArrowLeft size={15} aria-hidden />
        {t('training.back')}
      </Anchor>
      <Title order={1} size="h3" mb="md">
        {t('training.releases')}
      </Title>
      <Releases />
      <Log />
    </Box>
  );
}

function Releases() {
  const { t } = useTranslation();
  const told = useTold();
  const canManage = useCanManage();
  const releases = useQuery(releasesQuery);
  const [question, ask] = useConfirm();
  const back = usePublished(rollBack);
  const goBack = (to: number | null): void =>
    ask({
      title: to === null ? t('candidate.toFilesAsk') : t('candidate.backAsk', { number: to }),
      text: t('candidate.backText'),
      yes: t('candidate.back'),
      no: t('common.cancel'),
      onYes: () => back.mutate({ to }),
    });
  const { items = [], running = null } = releases.data ?? {};
  return (
    <section className={classes.block} aria-labelledby="releases">
      {question}
      <h2 id="releases">{running === null ? t('training.byFiles') : t('training.byRelease', { number: running })}</h2>
      {releases.isPending && <PageSkeleton />}
      {releases.isError && !releases.data && <ErrorState error={releases.error} onRetry={() => releases.refetch()} />}
      {releases.isSuccess && items.length === 0 && (
        <EmptyState Icon={IconHistory} title={t('candidate.noReleases')} text={t('candidate.noReleasesText')} />
      )}
      <ul className={classes.lines}>
        {items.map(({ number, at, by, note, override, running: runs, accuracy, samples, candidateId }) => (
          <li key={number}>
            <span>
              <b>{t('candidate.release', { number })}</b>
              {runs && ` · ${t('candidate.runsNow')}`} · {told(by, at)}
            </span>
            <Text size="sm" c="dimmed">
              {[
                t('training.accuracy', { percent: percent(accuracy.value) }),
                t('candidate.samples', { count: samples }),
                note,
                override !== null && t('candidate.despite', { why: override }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <span className={classes.deeds}>
              <Button component={Link} to={`/intents/candidates/${candidateId}`} size="compact-sm" variant="subtle">
                {t('training.look')}
              </Button>
              {canManage && !runs && (
                <Button size="compact-sm" variant="default" disabled={back.isPending} onClick={() => goBack(number)}>
                  {t('candidate.back')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {canManage && running !== null && (
        <Button size="xs" variant="default" mt="sm" disabled={back.isPending} onClick={() => goBack(null)}>
          {t('candidate.toFiles')}
        </Button>
      )}
    </section>
  );
}

function Log() {
  const { t } = useTranslation();
  const told = useTold();
  const log = useInfiniteQuery(logQuery);
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.block} aria-labelledby="training-log">
      <h2 id="training-log">{t('candidate.log')}</h2>
      {log.isError && !log.data && <ErrorState error={log.error} onRetry={() => log.refetch()} />}
      {log.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('candidate.noLog')}
        </Text>
      )}
      <ul className={classes.lines}>
        {items.map(({ id, at, by, what, details }) => (
          <li key={id}>
            <span>
              <b>{t(`candidate.what.${what}`)}</b> · {told(by, at)}
            </span>
            <Text size="sm" c="dimmed">
              {details}
            </Text>
          </li>
        ))}
      </ul>
      {log.hasNextPage && (
        <Button size="compact-sm" variant="subtle" loading={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
          {t('candidate.more')}
        </Button>
      )}
    </section>
  );
}

/** "Анна, 5 марта, 14:05". */
function useTold(): (by: Actor, at: string | Date) => string {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const team = useQuery(teamQuery).data ?? [];
  return (by, at) => {
    const when = dayAndTime(locale, timezone, String(at), now);
    const who =
      by.kind === 'operator'
        ? (team.find(({ id }) => id === by.id)?.name ?? t('candidate.somebody'))
        : by.kind === 'api'
          ? (by.name ?? 'API')
          : t('candidate.program');
    return `${who}, ${when}`;
  };
}
