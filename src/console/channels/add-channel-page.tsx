import { Box, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../shared/error-state.tsx';
import { useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { accountsQuery, typesQuery } from './account-queries.ts';
import { BackToChannels } from './back-to-channels.tsx';
import classes from './channels.module.css';
import { TypeTiles } from './type-tiles.tsx';

/** Which messenger is to be connected. */
export function AddChannelPage() {
  const { t } = useTranslation();
  const isOwner = useMe().role === 'owner';
  const types = useQuery({ ...typesQuery, enabled: isOwner });
  const accounts = useQuery({ ...accountsQuery, enabled: isOwner });
  return (
    <Box className={classes.page}>
      <BackToChannels />
      <Title order={1} size="h3">
        {t('channelAccounts.addTitle')}
      </Title>
      <Text c="dimmed" size="sm">
        {t(isOwner ? 'channelAccounts.addLead' : 'channelAccounts.ownerOnly')}
      </Text>
      {isOwner && types.isPending && <PageSkeleton />}
      {types.isError && !types.data && <ErrorState error={types.error} onRetry={() => void types.refetch()} />}
      {types.data && <TypeTiles types={types.data} accounts={accounts.data ?? []} />}
    </Box>
  );
}
