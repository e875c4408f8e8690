import { Box, Button, Text, Title } from '@mantine/core';
import { IconFlask, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { ExperimentCard } from './experiment-card.tsx';
import classes from './experiments.module.css';
import { experimentsQuery } from './experiments-queries.ts';

/** All experiments: what runs first, then drafts, then what is over. */
export function ExperimentsPage() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const experiments = useQuery(experimentsQuery);
  const groups = [
    { key: 'running', of: experiments.data?.filter(({ state }) => state === 'running') ?? [] },
    { key: 'draft', of: experiments.data?.filter(({ state }) => state === 'draft') ?? [] },
    { key: 'over', of: experiments.data?.filter(({ state }) => state === 'stopped' || state === 'finished') ?? [] },
  ] as const;
  const create = canManage && (
    <Button component={Link} to="/experiments/new" leftSection={<IconPlus size={17} aria-hidden />}>
      {t('experiments.new')}
    </Button>
  );
  return (
    <Box className={classes.page}>
      <div className={classes.top}>
        <div>
          <Title order={1} size="h3">
            {t('experiments.title')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('experiments.lead')}
          </Text>
        </div>
        {experiments.data && experiments.data.length > 0 && create}
      </div>
      {experiments.isPending && <PageSkeleton />}
      {experiments.isError && !experiments.data && (
        <ErrorState error={experiments.error} onRetry={() => experiments.refetch()} />
      )}
      {experiments.data?.length === 0 && (
        <EmptyState Icon={IconFlask} title={t('experiments.empty')} text={t('experiments.emptyText')}>
          <Box mt="sm">{create}</Box>
        </EmptyState>
      )}
      {groups.map(
        ({ key, of }) =>
          of.length > 0 && (
            <section key={key} className={classes.group}>
              <h2 className={classes.groupTitle}>{t(`experiments.groups.${key}`)}</h2>
              <ul className={classes.cards}>
                {of.map((experiment) => (
                  <ExperimentCard key={experiment.id} experiment={experiment} />
                ))}
              </ul>
            </section>
          ),
      )}
    </Box>
  );
}
