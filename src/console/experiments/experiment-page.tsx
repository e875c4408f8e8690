import { ActionIcon, Alert, Box, Title } from '@mantine/core';
import { IconArrowLeft, IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ExperimentView } from '../../http/views/experiment-view.ts';
import { statusOf } from '../api/problem.ts';
import { useLocale } from '../i18n/language.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { Decisions } from './decisions.tsx';
import { DifferenceSection } from './difference-section.tsx';
import classes from './experiments.module.css';
import { experimentQuery } from './experiments-queries.ts';
import { HistorySection } from './history-section.tsx';
import { RailsSection } from './rails-section.tsx';
import { StateBadge } from './state-badge.tsx';
import { VariantsSection } from './variants-section.tsx';
import { toneOf } from './verdict-tone.ts';

/** One experiment: what can be said of it first, then why. */
export function ExperimentPage() {
  const { t } = useTranslation();
  const { experimentId = '' } = useParams();
  const experiment = useQuery(experimentQuery(experimentId));
  if (experiment.isPending) return <PageSkeleton />;
  if (!experiment.data && statusOf(experiment.error) === 404)
    return <EmptyState Icon={IconFlask} title={t('error.title')} text={t('error.missing')} />;
  if (!experiment.data) return <ErrorState error={experiment.error} onRetry={() => experiment.refetch()} />;
  return <Shown experiment={experiment.data} />;
}

function Shown({ experiment }: { experiment: ExperimentView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const canManage = useCanManage();
  const { state, hypothesis, surfaceKind, surfaceTitle, verdict, results, goal, windowDays } = experiment;
  return (
    <Box className={classes.page}>
      <div className={classes.head}>
        <ActionIcon
          component={Link}
          to="/experiments"
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`${t('common.back')}: ${t('experiments.title')}`}
        >
          <IconArrowLeft size={20} aria-hidden />
        </ActionIcon>
        <div>
          <Title order={1} size="h4">
            {hypothesis}
          </Title>
          <p className={classes.quiet}>
            {t(`experiments.kinds.${surfaceKind}`)} · {surfaceTitle[locale]} ·{' '}
            {t('experiments.goalWithin', { goal: t(`experiments.goals.${goal}`).toLowerCase(), count: windowDays })}
          </p>
        </div>
        <StateBadge state={state} />
      </div>
      {experiment.changedSince && (
        <Alert color="yellow" mb="md" title={t('experiments.changedSince')}>
          {t('experiments.changedSinceText')}
        </Alert>
      )}
      {verdict && (
        <p className={classes.verdict} data-tone={toneOf(verdict.kind)} role="status">
          {verdict.words[locale]}
        </p>
      )}
      {state === 'draft' && (
        <p className={classes.verdict}>{t('experiments.draftText', { count: experiment.clientsNeeded })}</p>
      )}
      {canManage && <Decisions experiment={experiment} />}
      <VariantsSection experiment={experiment} />
      {results && <DifferenceSection results={results} />}
      {results && results.rails.length > 0 && <RailsSection results={results} days={experiment.guardDays} />}
      <HistorySection experiment={experiment} />
    </Box>
  );
}
