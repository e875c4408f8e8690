import { Box, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { channelsQuery } from '../undelivered/undelivered-queries.ts';
import { ChannelCard } from './channel-card.tsx';
import classes from './channels.module.css';
import { HowToCard } from './how-to-card.tsx';
import { notConnected } from './how-to-connect.ts';

/** A phone that is being linked changes its code every twenty seconds. */
const LOOK_EVERY_MS = 3_000;

/** Every channel with how it goes, the phone that has to be linked, and how to connect those that are not there yet. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const channels = useQuery({ ...channelsQuery, refetchInterval: LOOK_EVERY_MS });
  return (
    <Box className={classes.page}>
      <Title order={1} size="h3">
        {t('channels.settings')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('channels.settingsText')}
      </Text>
      {channels.isPending && <PageSkeleton />}
      {channels.isError && !channels.data && (
        <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />
      )}
      {channels.data && (
        <>
          <ul className={classes.cards} aria-label={t('channels.connected')}>
            {channels.data.map((channel) => (
              <ChannelCard key={channel.id} channel={channel} />
            ))}
          </ul>
          <Title order={2} size="h5" mt="xl">
            {t('channels.others')}
          </Title>
          <ul className={classes.cards} aria-label={t('channels.others')}>
            {notConnected(channels.data).map((way) => (
              <HowToCard key={way.id} way={way} />
            ))}
          </ul>
        </>
      )}
    </Box>
  );
}
