import { Badge, Box, Button, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DraftIntentView } from '../../http/views/training-view.ts';
import { useLocale } from '../i18n/language.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { intentTitle } from '../shared/intent-title.ts';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { TrainingTabs } from '../training-tabs.tsx';
import classes from './intents.module.css';
import { LabelledOffers } from './labelled-offers.tsx';
import { NewIntent } from './new-intent.tsx';
import { draftQuery } from './training-queries.ts';
import { TrainingState } from './training-state.tsx';

/** What the bot can understand, as it is being worked on, and the way from there to what runs. */
export function IntentsPage() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const [params, change] = useAddress();
  const [isAdding, setAdding] = useState(false);
  const draft = useQuery(draftQuery);
  const wanted = (params.get('search') ?? '').trim().toLowerCase();
  // What needs somebody's hand stands first.
  const items = (draft.data?.intents ?? [])
    .filter(
      ({ intent }) => intent.toLowerCase().includes(wanted) || intentTitle(t, intent).toLowerCase().includes(wanted),
    )
    .sort((one, other) => other.errors - one.errors || Number(one.state === 'same') - Number(other.state === 'same'));
  return (
    <Box className={classes.page}>
      <TrainingTabs />
      <div className={classes.top}>
        <div>
          <Title order={1} size="h3">
            {t('training.title')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('training.lead')}
          </Text>
        </div>
        {canManage && draft.data && (
          <Button variant="default" leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setAdding(true)}>
            {t('training.add')}
          </Button>
        )}
      </div>
      {draft.data && <NewIntent opened={isAdding} version={draft.data.version} onClose={() => setAdding(false)} />}
      <TrainingState />
      {canManage && <LabelledOffers />}
      <TextInput
        className={classes.search ?? ''}
        leftSection={<IconSearch size={16} aria-hidden />}
        placeholder={t('training.search')}
        aria-label={t('training.search')}
        value={params.get('search') ?? ''}
        onChange={(event) => change({ search: event.currentTarget.value })}
      />
      {draft.isPending && <PageSkeleton />}
      {draft.isError && !draft.data && <ErrorState error={draft.error} onRetry={() => draft.refetch()} />}
      {draft.isSuccess && items.length === 0 && (
        <EmptyState Icon={IconSearch} title={t('training.found')} text={t('training.foundText')} />
      )}
      {items.length > 0 && (
        <ul className={classes.list} aria-label={t('training.title')}>
          {items.map((item) => (
            <IntentRow key={item.intent} item={item} />
          ))}
        </ul>
      )}
    </Box>
  );
}

function IntentRow({ item: { intent, description, samples, state, errors, warnings } }: { item: DraftIntentView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <li>
      <Link to={`/intents/${encodeURIComponent(intent)}`} className={classes.row}>
        <span className={classes.name}>
          {intentTitle(t, intent)}
          {state !== 'same' && (
            <Badge size="sm" variant="light" tt="none">
              {t(`training.state.${state}`)}
            </Badge>
          )}
          {errors > 0 && <span className={classes.bad}>{t('training.errors', { count: errors })}</span>}
          {errors === 0 && warnings > 0 && (
            <span className={classes.warn}>{t('training.warnings', { count: warnings })}</span>
          )}
        </span>
        <span className={classes.about}>{description[locale]}</span>
        <span className={classes.count}>{t('training.samplesOf', samples)}</span>
      </Link>
    </li>
  );
}
