import { Box, Button, Text, Title } from '@mantine/core';
import { IconPlus, IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '../../http/views/plan-view.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { PlanCard } from './plan-card.tsx';
import { PlanEditor } from './plan-editor.tsx';
import classes from './plans.module.css';
import { plansQuery } from './plans-queries.ts';

/** All sales plans with what they should bring and have brought; operators see their own ones. */
export function PlansPage() {
  const { t } = useTranslation();
  const { role } = useMe();
  const canManage = useCanManage();
  const plans = useQuery(plansQuery);
  const [edited, setEdited] = useState<PlanView | 'new' | null>(null);
  const isOwn = role === 'operator';
  return (
    <Box className={classes.page}>
      <div className={classes.top}>
        <div>
          <Title order={1} size="h3">
            {t('plans.title')}
          </Title>
          <Text c="dimmed" size="sm">
            {isOwn ? t('plans.leadOwn') : t('plans.lead')}
          </Text>
        </div>
        {canManage && (
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
            {t('plans.new')}
          </Button>
        )}
      </div>
      {plans.isPending && <PageSkeleton />}
      {plans.isError && !plans.data && <ErrorState error={plans.error} onRetry={() => plans.refetch()} />}
      {plans.data?.length === 0 && (
        <EmptyState
          Icon={IconTargetArrow}
          title={isOwn ? t('plans.emptyOwn') : t('plans.empty')}
          text={isOwn ? t('plans.emptyOwnText') : t('plans.emptyText')}
        />
      )}
      <ul className={classes.cards} aria-label={t('plans.list')}>
        {plans.data?.map((plan) => (
          <PlanCard key={plan.id} plan={plan} onEdit={canManage ? () => setEdited(plan) : null} />
        ))}
      </ul>
      <PlanEditor plan={edited} onClose={() => setEdited(null)} />
    </Box>
  );
}
