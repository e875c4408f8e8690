import { Alert, Badge, Box, Button, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FlowItemView } from '../../http/views/flow-view.ts';
import { useLocale } from '../i18n/language.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { intentTitle } from '../shared/intent-title.ts';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { TrainingTabs } from '../training-tabs.tsx';
import classes from './flows.module.css';
import { flowsQuery } from './flows-queries.ts';
import { type FlowGroup, GROUPS, groupOf } from './group-of.ts';
import { NewFlow } from './new-flow.tsx';

/** All conversations that the bot can lead, by what they are for. */
export function FlowsPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const canManage = useCanManage();
  const [params, change] = useAddress();
  const [isAdding, setAdding] = useState(false);
  const list = useQuery(flowsQuery);
  const wanted = (params.get('search') ?? '').trim().toLowerCase();
  const items = (list.data?.items ?? []).filter(
    ({ id, title }) => id.includes(wanted) || title[locale].toLowerCase().includes(wanted),
  );
  return (
    <Box className={classes.page}>
      <TrainingTabs />
      <div className={classes.top}>
        <div>
          <Title order={1} size="h3">
            {t('flows.title')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('flows.lead')}
          </Text>
        </div>
        {canManage && (
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setAdding(true)}>
            {t('flows.add')}
          </Button>
        )}
      </div>
      <NewFlow opened={isAdding} onClose={() => setAdding(false)} />
      <TextInput
        className={classes.search ?? ''}
        leftSection={<IconSearch size={16} aria-hidden />}
        placeholder={t('flows.search')}
        aria-label={t('flows.search')}
        value={params.get('search') ?? ''}
        onChange={(event) => change({ search: event.currentTarget.value })}
      />
      {(list.data?.problems.length ?? 0) > 0 && (
        <Alert color="orange" icon={<IconAlertTriangle size={18} aria-hidden />} title={t('flows.notInUse')} mb="md">
          {list.data?.problems.map(({ file, line, path, reason }) => (
            <Text size="sm" key={`${file} ${path} ${reason}`}>
              {`${file}${line === null ? '' : `:${line}`} ${path} ${reason}`}
            </Text>
          ))}
        </Alert>
      )}
      {list.isPending && <PageSkeleton />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState Icon={IconSearch} title={t('flows.found')} text={t('flows.foundText')} />
      )}
      {GROUPS.map((group) => (
        <Group key={group} group={group} items={items.filter((item) => groupOf(item) === group)} />
      ))}
    </Box>
  );
}

function Group({ group, items }: { group: FlowGroup; items: readonly FlowItemView[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (items.length === 0) return null;
  return (
    <section className={classes.group} aria-labelledby={`flows-${group}`}>
      <h2 id={`flows-${group}`}>{t(`flows.groups.${group}.title`)}</h2>
      <Text size="sm" c="dimmed">
        {t(`flows.groups.${group}.text`)}
      </Text>
      <ul className={classes.list}>
        {items.map(({ id, title, startsOn, steps, origin }) => (
          <li key={id}>
            <Link to={`/flows/${id}`} className={classes.row}>
              <span className={classes.name}>{title[locale]}</span>
              {origin !== 'file' && (
                <Badge size="sm" variant="light" color={origin === 'removed' ? 'gray' : 'indigo'}>
                  {t(`flows.origin.${origin}`)}
                </Badge>
              )}
              <span className={classes.facts}>
                {startsOn.length > 0 &&
                  t('flows.startsOn', { intents: startsOn.map((intent) => intentTitle(t, intent)).join(', ') })}
              </span>
              <span className={classes.count}>{t('flows.steps', { count: steps })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
