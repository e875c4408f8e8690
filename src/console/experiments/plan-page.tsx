import { ActionIcon, Box, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import classes from './experiments.module.css';
import { experimentQuery, surfacesQuery } from './experiments-queries.ts';
import { PlanForm } from './plan-form.tsx';

/** A new experiment, or a draft to be changed. */
export function PlanPage() {
  const { t } = useTranslation();
  const { experimentId } = useParams();
  const canManage = useCanManage();
  const surfaces = useQuery(surfacesQuery);
  const draft = useQuery({ ...experimentQuery(experimentId ?? ''), enabled: experimentId !== undefined });
  const back = experimentId === undefined ? '/experiments' : `/experiments/${experimentId}`;
  if (!canManage) return <Navigate to="/experiments" replace />;
  const failed = surfaces.isError ? surfaces : draft.isError ? draft : null;
  if (failed) return <ErrorState error={failed.error} onRetry={() => failed.refetch()} />;
  if (!surfaces.data || (experimentId !== undefined && !draft.data)) return <PageSkeleton />;
  if (draft.data && draft.data.state !== 'draft') return <Navigate to={back} replace />;
  return (
    <Box className={classes.page}>
      <div className={classes.head}>
        <ActionIcon
          component={Link}
          to={back}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`${t('common.back')}: ${t('experiments.title')}`}
        >
          <IconArrowLeft size={20} aria-hidden />
        </ActionIcon>
        <Title order={1} size="h3">
          {draft.data ? t('experiments.edit') : t('experiments.new')}
        </Title>
      </div>
      <PlanForm surfaces={surfaces.data} draft={draft.data ?? null} />
    </Box>
  );
}
