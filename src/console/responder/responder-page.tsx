import { Box, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { TrainingTabs } from '../training-tabs.tsx';
import { Costs } from './costs.tsx';
import { KeyState } from './key-state.tsx';
import classes from './responder.module.css';
import { ResponderForm } from './responder-form.tsx';
import { responderQuery } from './responder-queries.ts';

/** Who answers when no flow fits: voice, limits, prices, and what it has cost. */
export function ResponderPage() {
  const { t } = useTranslation();
  const responder = useQuery(responderQuery);
  return (
    <Box className={classes.page}>
      <TrainingTabs />
      <Title order={1} size="h3">
        {t('responder.settings')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('responder.lead')}
      </Text>
      {responder.isPending && <PageSkeleton />}
      {responder.isError && !responder.data && (
        <ErrorState error={responder.error} onRetry={() => responder.refetch()} />
      )}
      {responder.data && (
        <>
          <KeyState view={responder.data} />
          <ResponderForm view={responder.data} />
          <Costs />
        </>
      )}
    </Box>
  );
}
