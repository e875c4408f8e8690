import { Box, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { SettingHead } from '../settings/setting-head.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { channelsQuery } from '../undelivered/undelivered-queries.ts';
import { accountsQuery, typesQuery } from './account-queries.ts';
import { ChannelCard } from './channel-card.tsx';
import classes from './channels.module.css';
import { FirstChannels } from './first-channels.tsx';
import { IdleAccount } from './idle-account.tsx';
import { LateCalls } from './late-calls.tsx';

/** A phone that is being linked changes its code every twenty seconds. */
const LOOK_EVERY_MS = 3_000;

/** Every channel with how it goes, those that are switched off, and the way to connect more. */
export function ChannelsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isOwner = useMe().role === 'owner';
  const channels = useQuery({ ...channelsQuery, refetchInterval: LOOK_EVERY_MS });
  const accounts = useQuery({ ...accountsQuery, enabled: isOwner });
  const types = useQuery({ ...typesQuery, enabled: isOwner });
  const known = accounts.data ?? [];
  const there = known.filter(({ removedAt }) => removedAt === null);
  const idle = there.filter(
    ({ channelId, hiddenByEnv }) => hiddenByEnv || !channels.data?.some(({ id }) => id === channelId),
  );
  const isNew = isOwner && there.length === 0 && accounts.isSuccess;
  return (
    <Box className={classes.page}>
      <SettingHead
        title={t('channels.settings')}
        lead={t('channels.settingsText')}
        addLabel={t('channelAccounts.add')}
        onAdd={isOwner ? () => void navigate('/settings/channels/new') : undefined}
      />
      {!isOwner && (
        <Text size="sm" c="dimmed">
          {t('channelAccounts.ownerOnly')}
        </Text>
      )}
      {channels.isPending && <PageSkeleton />}
      {channels.isError && !channels.data && (
        <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />
      )}
      {channels.data && (
        <>
          <ul className={classes.cards} aria-label={t('channels.connected')}>
            {channels.data.map((channel) => (
              <ChannelCard
                key={channel.id}
                channel={channel}
                account={there.find(({ channelId, hiddenByEnv }) => channelId === channel.id && !hiddenByEnv)}
              />
            ))}
            {idle.map((account) => (
              <IdleAccount key={account.id} account={account} />
            ))}
          </ul>
          <LateCalls accounts={known} />
          {isNew && types.data && <FirstChannels types={types.data} />}
        </>
      )}
    </Box>
  );
}
