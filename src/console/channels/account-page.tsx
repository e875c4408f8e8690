import { Alert, Box } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { channelsQuery } from '../undelivered/undelivered-queries.ts';
import { AccessSection } from './access-section.tsx';
import { AccountHead } from './account-head.tsx';
import { accountsQuery, typesQuery } from './account-queries.ts';
import { BackToChannels } from './back-to-channels.tsx';
import classes from './channels.module.css';
import { DonePanel } from './done-panel.tsx';
import { LiveCheck } from './live-check.tsx';
import { NameSection } from './name-section.tsx';
import { PhoneSection } from './phone-section.tsx';
import { RemoveSection } from './remove-section.tsx';
import { WebhookSection } from './webhook-section.tsx';

/** One account at a messenger: what is left to be done after connecting, whether it works, and what may be changed. */
export function AccountPage() {
  const { t } = useTranslation();
  const { accountId } = useParams();
  const [address] = useAddress();
  const accounts = useQuery(accountsQuery);
  const types = useQuery(typesQuery);
  const channels = useQuery({ ...channelsQuery, refetchInterval: 3_000 });
  const account = accounts.data?.find(({ id, removedAt }) => id === accountId && removedAt === null);
  const type = types.data?.find((known) => known.type === account?.type);
  const channel = channels.data?.find(({ id }) => id === account?.channelId);
  const failed = [accounts, types].find(({ isError, data }) => isError && !data);
  return (
    <Box className={classes.narrow}>
      <BackToChannels />
      {failed ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        (accounts.isPending || types.isPending) && <PageSkeleton />
      )}
      {accounts.data && !account && (
        <EmptyState Icon={IconPlugConnectedX} title={t('channelAccounts.gone')} text={t('channelAccounts.goneText')} />
      )}
      {account && type && (
        <>
          <AccountHead account={account} />
          {account.source === 'env' && (
            <Alert color="gray" mt="md">
              {t('channelAccounts.fromEnvText')}
            </Alert>
          )}
          {account.hiddenByEnv && (
            <Alert color="yellow" mt="md">
              {t('channelAccounts.hiddenByEnv')}
            </Alert>
          )}
          {!account.enabled && (
            <Alert color="yellow" mt="md">
              {t('channelAccounts.offText')}
            </Alert>
          )}
          {account.problem && (
            <Alert color="red" mt="md">
              {account.problem}
            </Alert>
          )}
          {address.get('new') && <DonePanel account={account} />}
          {account.type === 'whatsapp_web' && account.enabled && <PhoneSection channel={channel} />}
          <WebhookSection account={account} />
          {account.source === 'console' && account.enabled && type.fields.length > 0 && (
            <LiveCheck account={account} type={type} />
          )}
          {type.fields.length > 0 && <AccessSection key={`access-${account.version}`} account={account} type={type} />}
          {account.source === 'console' && <NameSection key={`name-${account.version}`} account={account} />}
          {account.source === 'console' && <RemoveSection account={account} waiting={channel?.waiting.count ?? 0} />}
        </>
      )}
    </Box>
  );
}
