import { Anchor, Button, CloseButton, Progress, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BulkJobView } from '../../http/views/bulk-view.ts';
import { useLocale } from '../i18n/language.ts';
import { describeError } from '../shared/describe-error.ts';
import { clockTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './bulk.module.css';
import { bulkJobQuery, isUnderWay, steerBulk } from './bulk-api.ts';

interface BulkProgressProps {
  jobId: string;
  onClose: () => void;
}

/** How far a change of many dialogs has come, what could not be changed and why, and the way to undo it. */
export function BulkProgress({ jobId, onClose }: BulkProgressProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const client = useQueryClient();
  const now = useNow();
  const query = bulkJobQuery(jobId);
  const { data: job, error } = useQuery(query);
  const steer = useMutation({
    mutationFn: (how: 'undo' | 'cancel') => steerBulk(jobId, how),
    onSuccess: (answered) => client.setQueryData(query.queryKey, answered),
    onError: (failed) =>
      void notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, failed) }),
  });
  if (!job) {
    return error ? (
      <section className={classes.progress} aria-label={t('bulk.progress')}>
        <Text size="sm">{describeError(t, error)}</Text>
        <CloseButton aria-label={t('common.close')} onClick={onClose} />
      </section>
    ) : null;
  }
  const isMoving = isUnderWay(job);
  const canUndo = !isMoving && job.undoUntil !== null && job.undoUntil > now.toISOString();
  return (
    <section className={classes.progress} aria-label={t('bulk.progress')}>
      <div className={classes.progressHead}>
        <Text fw={600} role="status">
          {t(`bulk.kind.${job.kind}`)}: {t(`bulk.state.${job.state}`)}
        </Text>
        {isMoving && job.state === 'running' && (
          <Button size="xs" variant="default" loading={steer.isPending} onClick={() => steer.mutate('cancel')}>
            {t('bulk.stop')}
          </Button>
        )}
        {canUndo && job.undoUntil && (
          <Button size="xs" variant="default" loading={steer.isPending} onClick={() => steer.mutate('undo')}>
            {t('bulk.undo', { until: clockTime(locale, business.timezone, job.undoUntil) })}
          </Button>
        )}
        {!isMoving && <CloseButton aria-label={t('common.close')} onClick={onClose} />}
      </div>
      <Progress
        value={shareOf(job)}
        color={job.failed > 0 && !isMoving ? 'orange' : 'iris'}
        animated={isMoving}
        aria-label={t('bulk.progress')}
      />
      <Text size="sm" c="dimmed">
        {job.state === 'undoing' || job.state === 'undone'
          ? t('bulk.undoneOf', { undone: job.undone, done: job.done })
          : t('bulk.doneOf', { done: job.done, total: job.total })}
        {job.failed > 0 && ` · ${t('bulk.failed', { failed: job.failed })}`}
      </Text>
      {job.failures.length > 0 && <Failures failures={job.failures} />}
    </section>
  );
}

function Failures({ failures }: Pick<BulkJobView, 'failures'>) {
  const { t } = useTranslation();
  return (
    <details className={classes.failures}>
      <summary>{t('bulk.why')}</summary>
      <ul>
        {failures.map(({ dialogId, name, reason }) => (
          <li key={dialogId}>
            <Anchor component={Link} to={`/inbox/${dialogId}`} size="sm">
              {name ?? t('common.guest')}
            </Anchor>
            {': '}
            {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

function shareOf({ state, total, done, failed, undone }: BulkJobView): number {
  const isBackwards = state === 'undoing' || state === 'undone';
  const [part, whole] = isBackwards ? [undone, done] : [done + failed, total];
  return whole === 0 ? 100 : (100 * part) / whole;
}
