import { Box, Button, Kbd, Text, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../shared/error-state.tsx';
import { intentTitle } from '../shared/intent-title.ts';
import { useCanAct, useCanManage, useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { TrainingTabs } from '../training-tabs.tsx';
import { AccuracySection } from './accuracy-section.tsx';
import { LabelCard } from './label-card.tsx';
import classes from './labelling.module.css';
import { labellingSummaryQuery, type Verdict } from './labelling-queries.ts';
import { LabellingSettingsForm } from './labelling-settings-form.tsx';
import { NothingLeft } from './nothing-left.tsx';
import { Progress } from './progress.tsx';
import { SessionExport } from './session-export.tsx';
import { useLabelKeys } from './use-label-keys.ts';
import { useLabelling } from './use-labelling.ts';

/** What customers meant, said by people, a message in two seconds; and how accurate the bot is by that. */
export function LabellingPage() {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const canManage = useCanManage();
  const summary = useQuery(labellingSummaryQuery);
  return (
    <Box className={classes.page}>
      <TrainingTabs />
      <Title order={1} size="h3">
        {t('labelling.title')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('labelling.lead')}
      </Text>
      <div className={classes.columns}>
        {canAct ? <Work /> : <Text size="sm">{t('labelling.viewer')}</Text>}
        <div className={classes.aside}>
          {summary.isError && !summary.data && <ErrorState error={summary.error} onRetry={() => summary.refetch()} />}
          {summary.data && <AccuracySection summary={summary.data} />}
          {canManage && <LabellingSettingsForm />}
          {canManage && <SessionExport />}
        </div>
      </div>
    </Box>
  );
}

function Work() {
  const { t } = useTranslation();
  const { intents } = useMe();
  const { queue, current, names, done, say, undo } = useLabelling();
  const [typed, setTyped] = useState('');
  const searchRef = useRef<HTMLInputElement>(null);
  // Of one message alone: the next one comes with its slots closed.
  const [slotsOpenOf, setSlotsOpenOf] = useState<string | null>(null);
  const isSlotsOpen = current !== null && current.messageId === slotsOpenOf;
  const toggleSlots = (): void => setSlotsOpenOf(isSlotsOpen ? null : (current?.messageId ?? null));
  const sayOf = (verdict: Verdict): void => {
    setTyped('');
    if (current) say(current, verdict);
  };
  useLabelKeys({
    agree: () => current && sayOf(current.predicted.intent),
    choose(at) {
      const intent = current?.likely[at];
      if (intent !== undefined) sayOf(intent);
    },
    none: () => sayOf('None'),
    skip: () => sayOf(null),
    undo,
    slots: toggleSlots,
    search(letter) {
      flushSync(() => setTyped(letter));
      searchRef.current?.focus();
    },
  });
  const last = done.at(-1);
  const choices = [...new Set([...intents, ...names, 'None'])];
  return (
    <div className={classes.work}>
      <Progress done={done.length} />
      {queue.isPending && <PageSkeleton />}
      {queue.isError && !queue.data && <ErrorState error={queue.error} onRetry={() => queue.refetch()} />}
      {current && (
        <LabelCard
          item={current}
          intents={choices}
          typed={typed}
          searchRef={searchRef}
          takesFocus={done.length > 0}
          isSlotsOpen={isSlotsOpen}
          onToggleSlots={toggleSlots}
          onType={setTyped}
          onSay={sayOf}
        />
      )}
      {queue.isSuccess && !current && !queue.isFetching && <NothingLeft />}
      <div className={classes.foot}>
        <span role="status" className={classes.said}>
          {last &&
            (last.verdict === null
              ? t('labelling.skipped')
              : t('labelling.said', { intent: intentTitle(t, last.verdict) }))}
        </span>
        {done.length > 0 && (
          <Button
            variant="subtle"
            size="md"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            rightSection={<Kbd className={classes.key ?? ''}>U</Kbd>}
            onClick={undo}
          >
            {t('labelling.undo')}
          </Button>
        )}
      </div>
      {current && <p className={classes.keys}>{t('labelling.keys')}</p>}
    </div>
  );
}
