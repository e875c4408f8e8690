import { Alert, Button, Group } from '@mantine/core';
import { IconCheck, IconPencil, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { ExperimentView } from '../../http/views/experiment-view.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { DecideModal } from './decide-modal.tsx';
import { describeRefusal } from './describe-refusal.ts';
import classes from './experiments.module.css';
import { useMove, useThrowAway } from './experiments-queries.ts';

/** What may be done about it now, by whoever changes how the funnel works. */
export function Decisions({ experiment }: { experiment: ExperimentView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [question, ask] = useConfirm();
  const [deciding, setDeciding] = useState<'stop' | 'finish' | null>(null);
  const { id, state } = experiment;
  const move = useMove(id);
  const throwAway = useThrowAway(id);
  const toStart = () =>
    ask({
      title: t('experiments.startTitle'),
      text: t('experiments.startText'),
      yes: t('experiments.start'),
      no: t('common.cancel'),
      onYes: () => move.mutate({ kind: 'start' }),
    });
  const toThrowAway = () =>
    ask({
      title: t('experiments.throwAwayTitle'),
      text: t('experiments.throwAwayText'),
      yes: t('experiments.throwAway'),
      no: t('common.cancel'),
      isDangerous: true,
      onYes: () => throwAway.mutate(undefined, { onSuccess: () => navigate('/experiments') }),
    });
  return (
    <div className={classes.decisions}>
      {question}
      <Group gap="xs">
        {state === 'draft' && (
          <>
            <Button leftSection={<IconPlayerPlay size={17} aria-hidden />} loading={move.isPending} onClick={toStart}>
              {t('experiments.start')}
            </Button>
            <Button
              component={Link}
              to={`/experiments/${id}/edit`}
              variant="default"
              leftSection={<IconPencil size={17} aria-hidden />}
            >
              {t('experiments.edit')}
            </Button>
            <Button variant="subtle" color="gray" onClick={toThrowAway}>
              {t('experiments.throwAway')}
            </Button>
          </>
        )}
        {(state === 'running' || state === 'stopped') && (
          <Button leftSection={<IconCheck size={17} aria-hidden />} onClick={() => setDeciding('finish')}>
            {t('experiments.finish')}
          </Button>
        )}
        {state === 'running' && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={17} aria-hidden />}
            onClick={() => setDeciding('stop')}
          >
            {t('experiments.stop')}
          </Button>
        )}
      </Group>
      {move.isError && deciding === null && (
        <Alert color="red" role="alert" mt="sm">
          {describeRefusal(t, move.error)}
        </Alert>
      )}
      {state === 'finished' && experiment.adopted !== null && experiment.file !== null && (
        <p className={classes.quiet}>{t('experiments.inFile', { file: experiment.file })}</p>
      )}
      <DecideModal experiment={experiment} what={deciding} move={move} onClose={() => setDeciding(null)} />
    </div>
  );
}
