import { Alert, Anchor, Box, Button, Group, Text, Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ChannelHealthView } from '../../http/views/channel-health-view.ts';
import { BackToChannels } from '../channels/back-to-channels.tsx';
import { channelTitle } from '../journal/titles.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { channelsQuery } from '../undelivered/undelivered-queries.ts';
import { AccountFacts } from './account-facts.tsx';
import classes from './channel-health.module.css';
import { checkNow, healthQuery } from './health-queries.ts';
import { HealthWays } from './health-ways.tsx';
import { ReasonList } from './reason-list.tsx';
import { TestSection } from './test-section.tsx';
import { Timeline } from './timeline.tsx';

/** How one channel is: what is wrong first, then what is known, the last day, and a message there and back. */
export function ChannelHealthPage() {
  const { channelId = '' } = useParams();
  const health = useQuery(healthQuery(channelId));
  return (
    <Box className={classes.page}>
      <BackToChannels />
      {health.isPending && <PageSkeleton />}
      {health.isError && !health.data && <ErrorState error={health.error} onRetry={() => void health.refetch()} />}
      {health.data && <Found health={health.data} />}
    </Box>
  );
}

function Found({ health }: { health: ChannelHealthView }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const { id, kind, check, timeline } = health;
  const named = useQuery(channelsQuery).data?.find((channel) => channel.id === id)?.title;
  const title = named ?? (kind ? channelTitle(t, id, kind) : id);
  const look = useMutation({
    mutationFn: () => checkNow(id),
    onSuccess: (fresh) => client.setQueryData(healthQuery(id).queryKey, fresh),
    onError: tellFailure,
  });
  return (
    <>
      <Group justify="space-between" align="center" gap="sm" mt={4}>
        <Group gap="xs" wrap="nowrap">
          {kind && <ChannelIcon kind={kind} size={26} />}
          <div>
            <Title order={1} size="h3">
              {t('channelHealth.of', { channel: title })}
            </Title>
            {check?.account && kind !== 'web' && check.account !== title && (
              <Text size="sm" c="dimmed">
                {check.account}
              </Text>
            )}
          </div>
        </Group>
        {canManage && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => look.mutate()}
            loading={look.isPending}
          >
            {t('channelHealth.checkNow')}
          </Button>
        )}
      </Group>
      <HealthWays health={health} />
      <ReasonList health={health} />
      {canManage && <AlertWays alerts={health.alerts} />}
      <section className={classes.section} aria-labelledby="channel-facts">
        <h2 id="channel-facts" className={classes.title}>
          {t('channelHealth.known')}
        </h2>
        <AccountFacts health={health} />
      </section>
      <section className={classes.section} aria-labelledby="channel-day">
        <h2 id="channel-day" className={classes.title}>
          {t('channelHealth.lastDay')}
        </h2>
        <Timeline parts={timeline} />
      </section>
      {canManage && <TestSection health={health} />}
    </>
  );
}

/** Trouble that nobody would be told of is worth a word. */
function AlertWays({ alerts: { ways, onlyHere } }: { alerts: ChannelHealthView['alerts'] }) {
  const { t } = useTranslation();
  if (ways > 0 && !onlyHere) return null;
  return (
    <Alert mt="sm" className={classes.untold ?? ''}>
      {t(ways === 0 ? 'channelHealth.nobodyTold' : 'channelHealth.onlyHere')}{' '}
      <Anchor component={Link} to="/settings/digest" size="sm" c="inherit" underline="always">
        {t('channelHealth.toDigest')}
      </Anchor>
    </Alert>
  );
}
