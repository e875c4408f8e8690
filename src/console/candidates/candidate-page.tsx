import { Anchor, Box, Button, Progress, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { CandidateView } from '../../http/views/training-candidate-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { candidateQuery } from '../intents/training-queries.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { useNow } from '../shared/use-now.ts';
import { TrainingTabs } from '../training-tabs.tsx';
import classes from './candidates.module.css';
import { candidatePath } from './candidates-queries.ts';
import { CompareSection } from './compare-section.tsx';
import { ConfusionSection } from './confusion-section.tsx';
import { GateSection } from './gate-section.tsx';
import { IntentTable } from './intent-table.tsx';
import { PublishSection } from './publish-section.tsx';

/** A trained draft: how good it is, what it would change about real dialogs, and the way to publish it. */
export function CandidatePage() {
  const { candidateId = '' } = useParams();
  const { t } = useTranslation();
  const candidate = useQuery(candidateQuery(candidateId));
  return (
    <Box className={classes.page}>
      <TrainingTabs />
      <Anchor component={Link} to="/intents" size="sm" className={classes.back ?? ''}>
        <IconArrowLeft size={15} aria-hidden />
        {t('training.back')}
      </Anchor>
      {candidate.isPending && <PageSkeleton />}
      {candidate.isError && !candidate.data && (
        <ErrorState error={candidate.error} onRetry={() => candidate.refetch()} />
      )}
      {candidate.data && <Candidate candidate={candidate.data} />}
    </Box>
  );
}

function Candidate({ candidate }: { candidate: CandidateView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const { state, at, intents, samples, evaluation, gate, problem } = candidate;
  return (
    <>
      <Title order={1} size="h3">
        {t('candidate.title', { at: dayAndTime(locale, timezone, at, now) })}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('training.holds', { intents, samples })}
      </Text>
      {(state === 'waiting' || state === 'running') && <Going candidate={candidate} />}
      {state === 'cancelled' && <Text>{t('candidate.cancelled')}</Text>}
      {state === 'failed' && (
        <div className={classes.verdict} data-tone="bad" role="alert">
          <b>{t('candidate.failed')}</b> {problem}
        </div>
      )}
      {state === 'done' && <PublishSection candidate={candidate} />}
      {evaluation && <CompareSection evaluation={evaluation} />}
      {gate && <GateSection candidateId={candidate.id} gate={gate} />}
      {evaluation && <IntentTable evaluation={evaluation} />}
      {evaluation && <ConfusionSection evaluation={evaluation} />}
      {evaluation && evaluation.notes.length > 0 && (
        <section className={classes.block} aria-labelledby="candidate-notes">
          <h2 id="candidate-notes">{t('candidate.notes')}</h2>
          <ul>
            {evaluation.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Going({ candidate: { id, progress } }: { candidate: CandidateView }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => request(`${candidatePath(id)}/cancel`, { method: 'POST', body: {} }),
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.training }),
  });
  return (
    <section className={classes.block} aria-live="polite" aria-label={t('training.inTraining')}>
      <Text>{t(`training.steps.${progress.step}`)}</Text>
      <Progress
        value={progress.of > 0 ? (progress.done / progress.of) * 100 : 0}
        mt="xs"
        aria-label={t('training.inTraining')}
      />
      <Text size="sm" c="dimmed" mt="xs">
        {t('candidate.goingText')}
      </Text>
      {canManage && (
        <Button size="xs" variant="default" mt="sm" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('candidate.cancel')}
        </Button>
      )}
    </section>
  );
}
