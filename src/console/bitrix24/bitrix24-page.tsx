import { Anchor, Box, Tabs, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import classes from './bitrix24.module.css';
import { crmSetupQuery } from './bitrix24-queries.ts';
import { ConnectionTab } from './connection-tab.tsx';
import { LedgerTab } from './ledger-tab.tsx';
import { MappingTab } from './mapping-tab.tsx';
import { StateBanner } from './state-banner.tsx';
import { TryTab } from './try-tab.tsx';

const tabs = ['connection', 'fields', 'try', 'ledger'] as const;

/** The exchange with Bitrix24: address, fields, a dry run, and everything that went to and fro. */
export function Bitrix24Page() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  return (
    <Box className={classes.page}>
      <Anchor component={Link} to="/settings" size="sm" className={classes.back ?? ''}>
        <IconArrowLeft size={15} aria-hidden />
        {t('nav.settings')}
      </Anchor>
      <Title order={1} size="h3">
        {t('bitrix24.settings')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('bitrix24.lead')}
      </Text>
      {canManage ? (
        <Exchange />
      ) : (
        <EmptyState Icon={IconUsers} title={t('bitrix24.notYours')} text={t('bitrix24.notYoursText')} />
      )}
    </Box>
  );
}

function Exchange() {
  const { t } = useTranslation();
  const [params, change] = useAddress();
  // Only owners decide where data goes; the ledger is for whoever runs the place.
  const isOwner = useMe().role === 'owner';
  const shown = isOwner ? tabs : tabs.filter((name) => name === 'ledger');
  const tab = shown.find((name) => name === params.get('tab')) ?? shown[0] ?? 'ledger';
  return (
    <>
      <StateBanner />
      <Tabs value={tab} onChange={(next) => change({ tab: next ?? undefined })} keepMounted={false}>
        <Tabs.List mb="lg" className={classes.tabs ?? ''}>
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`bitrix24.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>{tab === 'ledger' ? <LedgerTab /> : <OwnersTab tab={tab} />}</Tabs.Panel>
      </Tabs>
    </>
  );
}

function OwnersTab({ tab }: { tab: Exclude<(typeof tabs)[number], 'ledger'> }) {
  const setup = useQuery(crmSetupQuery);
  if (setup.isPending) return <PageSkeleton />;
  if (!setup.data) return <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />;
  // Drawn anew after each change, so that no field shows what is not in force any more.
  const key = `${setup.data.version}:${setup.data.portal?.readAt}`;
  if (tab === 'connection') return <ConnectionTab key={key} setup={setup.data} />;
  return tab === 'fields' ? <MappingTab key={key} setup={setup.data} /> : <TryTab setup={setup.data} />;
}
