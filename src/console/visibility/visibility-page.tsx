import { Box, Radio, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FunnelView } from '../../http/views/funnel-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import classes from '../plans/plans.module.css';
import { describeError } from '../shared/describe-error.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';

const PATH = '/api/v1/settings/funnel';
const CHOICES = ['own', 'all'] as const;

const funnelQuery = queryOptions({
  queryKey: keys.funnel,
  queryFn: ({ signal }) => request<FunnelView>(PATH, { signal }),
});

/** Whether operators see other people's dialogs and clients. */
export function VisibilityPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const canManage = useCanManage();
  const settings = useQuery(funnelQuery);
  const save = useMutation({
    mutationFn: (operatorsSee: string) => request<FunnelView>(PATH, { method: 'PATCH', body: { operatorsSee } }),
    onSuccess(saved) {
      client.setQueryData(keys.funnel, saved);
      notifications.show({ color: 'green', message: t('visibility.saved') });
    },
    onError: (error) =>
      notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) }),
  });
  return (
    <Box className={classes.page}>
      <Title order={1} size="h3">
        {t('visibility.settings')}
      </Title>
      <Text c="dimmed" size="sm" mb="lg">
        {t('visibility.lead')}
      </Text>
      {settings.isPending && <PageSkeleton />}
      {settings.isError && !settings.data && <ErrorState error={settings.error} onRetry={() => settings.refetch()} />}
      {settings.data && (
        <Radio.Group
          label={t('visibility.operators')}
          value={save.isPending ? save.variables : settings.data.operatorsSee}
          onChange={(choice) => save.mutate(choice)}
        >
          <Stack gap={10} mt={8}>
            {CHOICES.map((choice) => (
              <Radio
                key={choice}
                value={choice}
                disabled={!canManage}
                label={t(`visibility.${choice}`)}
                description={t(`visibility.${choice}Text`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </Box>
  );
}
