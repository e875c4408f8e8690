import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DialogView } from '../../../http/views/dialog-view.ts';
import { waited } from '../../shared/format-time.ts';
import { useNow } from '../../shared/use-now.ts';
import classes from './thread.module.css';

/** Why the bot called for a person, with its summary of the talk so far. */
export function HandoffBanner({ queue }: { queue: NonNullable<DialogView['queue']> }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <section className={classes.handoff} aria-label={t('thread.handoff')}>
      <IconHandStop size={20} stroke={1.7} aria-hidden />
      <div>
        <p className={classes.handoffTitle}>
          {t(`reason.${queue.reason}`)}
          <span> · {t('thread.since', { time: waited(t, queue.since, now) })}</span>
        </p>
        {queue.summary && (
          <p className={classes.handoffSummary} dir="auto">
            {queue.summary}
          </p>
        )}
      </div>
    </section>
  );
}
