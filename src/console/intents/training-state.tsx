import { Alert, Button, Group, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconHistory, IconSchool } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { CandidateSummaryView } from '../../http/views/training-candidate-view.ts';
import type { TrainingView } from '../../http/views/training-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './intents.module.css';
import { TRAINING_PATH, trainingQuery } from './training-queries.ts';

/** What runs, how the draft differs from it, and how its training goes. */
export function TrainingState() {
  const state = useQuery(trainingQuery);
  if (!state.data) return null;
  return <State view={state.data} />;
}

function State({ view: { running, draft, active, latest } }: { view: TrainingView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const since = running.since === null ? '' : dayAndTime(locale, timezone, running.since, now);
  const changed = draft.edited !== null && draft.changedIntents > 0;
  return (
    <section className={classes.state} aria-label={t('training.now')}>
      <div>
        <h2>
          {running.release === null ? t('training.byFiles') : t('training.byRelease', { number: running.release })}
        </h2>
        <Text size="sm" c="dimmed">
          {[t('training.holds', { intents: running.intents, samples: running.samples }), since]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Button
          component={Link}
          to="/intents/releases"
          mt={6}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconHistory size={15} aria-hidden />}
        >
          {t('training.releases')}
        </Button>
      </div>
      <div>
        <h2>{t('training.draft')}</h2>
        <Text size="sm" c="dimmed">
          {changed
            ? t('training.differs', { intents: draft.changedIntents, added: draft.added, removed: draft.removed })
            : t('training.sameAsRuns')}
        </Text>
        {draft.errors > 0 && (
          <Text size="sm" className={classes.bad ?? ''}>
            {t('training.mendFirst', { count: draft.errors })}
          </Text>
        )}
        <Deeds draft={draft} isChanged={changed} isBusy={active !== null} />
      </div>
      {(active ?? latest) && <Candidate candidate={active ?? latest} />}
      {running.problems.length > 0 && (
        <Alert
          className={classes.wide ?? ''}
          color="orange"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          title={t('training.notInUse')}
        >
          {running.problems.join(' ')}
        </Alert>
      )}
    </section>
  );
}

function Deeds({ draft, isChanged, isBusy }: { draft: TrainingView['draft']; isChanged: boolean; isBusy: boolean }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const navigate = useNavigate();
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  const [question, ask] = useConfirm();
  const settled = { onError: tellFailure, onSettled: () => client.invalidateQueries({ queryKey: keys.training }) };
  const body = { version: draft.version };
  const train = useMutation({
    mutationFn: () => request<CandidateSummaryView>(`${TRAINING_PATH}/candidates`, { method: 'POST', body }),
    onSuccess: ({ id }) => navigate(`/intents/candidates/${id}`),
    ...settled,
  });
  const discard = useMutation({
    mutationFn: () => request(`${TRAINING_PATH}/draft/discard`, { method: 'POST', body }),
    ...settled,
  });
  if (!canManage) return null;
  return (
    <Group gap="xs" mt={6}>
      {question}
      <Button
        size="sm"
        leftSection={<IconSchool size={17} aria-hidden />}
        disabled={isBusy || draft.errors > 0}
        loading={train.isPending}
        onClick={() => train.mutate()}
      >
        {t('training.train')}
      </Button>
      {isChanged && (
        <Button
          size="sm"
          variant="default"
          loading={discard.isPending}
          onClick={() =>
            ask({
              title: t('training.discardAsk'),
              text: t('training.discardText'),
              yes: t('training.discard'),
              no: t('common.cancel'),
              onYes: () => discard.mutate(),
            })
          }
        >
          {t('training.discard')}
        </Button>
      )}
    </Group>
  );
}

/** The one that is being trained, else the last one: how far it is, or what came of it. */
function Candidate({ candidate }: { candidate: CandidateSummaryView | null }) {
  const { t } = useTranslation();
  if (!candidate) return null;
  const { id, state, progress, accuracy, lost, release, problem } = candidate;
  const isActive = state === 'waiting' || state === 'running';
  const share = progress.of > 0 ? (progress.done / progress.of) * 100 : 0;
  return (
    <div>
      <h2>{t(isActive ? 'training.inTraining' : 'training.lastTraining')}</h2>
      {isActive ? (
        <>
          <Text size="sm">{t(`training.steps.${progress.step}`)}</Text>
          <Progress value={share} mt={4} aria-label={t('training.inTraining')} />
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {[
            t(`training.ended.${state}`),
            accuracy && t('training.accuracy', { percent: Math.round(accuracy.value * 1000) / 10 }),
            lost !== null && lost > 0 && t('training.lost', { count: lost }),
            release !== null && t('training.isRelease', { number: release }),
            problem,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
      <Button component={Link} to={`/intents/candidates/${id}`} mt={6} size="compact-sm" variant="subtle">
        {t(isActive ? 'training.watch' : 'training.look')}
      </Button>
    </div>
  );
}
