import { Anchor, Box, Button, SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { Locale } from '../../domain/localized.ts';
import type { DraftSamplesView } from '../../http/views/training-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { intentTitle } from '../shared/intent-title.ts';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { TrainingTabs } from '../training-tabs.tsx';
import { AddSamples } from './add-samples.tsx';
import classes from './intents.module.css';
import { SampleList } from './sample-list.tsx';
import { samplesQuery } from './training-queries.ts';
import { useDraftEdit } from './use-draft-edit.ts';

const PAUSE_MS = 300;

/** One intent: what it means, and the samples that teach it, by language. */
export function IntentPage() {
  const { intent = '' } = useParams();
  const { t } = useTranslation();
  const own = useLocale();
  const [params, change] = useAddress();
  const named = params.get('locale');
  const locale: Locale = named === 'ru' || named === 'en' ? named : own;
  const [text] = useDebouncedValue(params.get('search') ?? '', PAUSE_MS);
  const samples = useQuery(samplesQuery({ intent, locale, text }));
  const canManage = useCanManage();
  const hasFailed = samples.isError && !samples.data;
  return (
    <Box className={classes.page}>
      <TrainingTabs />
      <Anchor component={Link} to="/intents" size="sm" className={classes.back ?? ''}>
        <IconArrowLeft size={15} aria-hidden />
        {t('training.back')}
      </Anchor>
      <Title order={1} size="h3">
        {intentTitle(t, intent)}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {[intent, samples.data?.description[own]].filter(Boolean).join(' · ')}
      </Text>
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('training.language')}
          value={locale}
          onChange={(next) => change({ locale: next })}
          data={[
            { value: 'ru', label: t('training.russian') },
            { value: 'en', label: t('training.english') },
          ]}
        />
        <TextInput
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder={t('training.searchSamples')}
          aria-label={t('training.searchSamples')}
          value={params.get('search') ?? ''}
          onChange={(event) => change({ search: event.currentTarget.value })}
        />
      </div>
      {canManage && !hasFailed && (
        <AddSamples key={intent} version={samples.data?.version ?? null} intent={intent} locale={locale} />
      )}
      {samples.isPending && <PageSkeleton />}
      {hasFailed && <ErrorState error={samples.error} onRetry={() => samples.refetch()} />}
      {samples.data && <Samples key={`${intent} ${locale}`} view={samples.data} intent={intent} />}
    </Box>
  );
}

function Samples({ view, intent }: { view: DraftSamplesView; intent: string }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const navigate = useNavigate();
  const [question, ask] = useConfirm();
  const remove = useDraftEdit(() => navigate('/intents'));
  return (
    <>
      {question}
      <SampleList view={view} />
      {canManage && (
        <Button
          mt="lg"
          size="xs"
          variant="light"
          color="red"
          loading={remove.isPending}
          onClick={() =>
            ask({
              title: t('training.removeAsk', { intent: intentTitle(t, intent) }),
              text: t('training.removeText'),
              yes: t('training.remove'),
              no: t('common.cancel'),
              onYes: () => remove.mutate({ version: view.version, edits: [{ do: 'remove_intent', intent }] }),
            })
          }
        >
          {t('training.remove')}
        </Button>
      )}
    </>
  );
}
