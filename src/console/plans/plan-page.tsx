import { ActionIcon, Box, Button, Title } from '@mantine/core';
import { IconArrowLeft, IconPencil, IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { ClientsSection } from './clients-section.tsx';
import { LeaversBanner } from './leavers-banner.tsx';
import { PlanEditor } from './plan-editor.tsx';
import { PlanTag } from './plan-tag.tsx';
import classes from './plans.module.css';
import { plansQuery } from './plans-queries.ts';
import { ReportSection } from './report-section.tsx';

/** One plan: what was planned and what came of it, by manager, and its clients. */
export function PlanPage() {
  const { t } = useTranslation();
  const { planId } = useParams();
  const canManage = useCanManage();
  const plans = useQuery(plansQuery);
  const [isEditing, setEditing] = useState(false);
  const plan = plans.data?.find(({ id }) => id === planId);
  if (plans.isPending) return <PageSkeleton />;
  if (plans.isError && !plans.data) return <ErrorState error={plans.error} onRetry={() => plans.refetch()} />;
  if (!plan) return <EmptyState Icon={IconTargetArrow} title={t('error.title')} text={t('error.missing')} />;
  return (
    <Box className={classes.page}>
      <div className={classes.top}>
        <div className={classes.cardTop}>
          <ActionIcon
            component={Link}
            to="/plans"
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`${t('common.back')}: ${t('plans.title')}`}
          >
            <IconArrowLeft size={20} aria-hidden />
          </ActionIcon>
          <Title order={1} size="h3">
            {plan.name}
          </Title>
          {plan.label !== '' && <PlanTag label={plan.label} colour={plan.colour} />}
          {!plan.active && <span className={classes.badge}>{t('plans.archived')}</span>}
        </div>
        {canManage && (
          <Button variant="default" leftSection={<IconPencil size={17} aria-hidden />} onClick={() => setEditing(true)}>
            {t('plans.edit')}
          </Button>
        )}
      </div>
      {canManage && plan.leavers.length > 0 && <LeaversBanner plan={plan} />}
      <ReportSection plan={plan} />
      <ClientsSection plan={plan} />
      <PlanEditor plan={isEditing ? plan : null} onClose={() => setEditing(false)} />
    </Box>
  );
}
