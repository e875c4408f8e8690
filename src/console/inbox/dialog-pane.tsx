import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dialogQuery } from '../api/dialogs.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { Card } from './card/card.tsx';
import classes from './inbox.module.css';
import { Thread } from './thread/thread.tsx';

/** One dialog: its thread and its card. */
export function DialogPane({ dialogId }: { dialogId: string }) {
  const { t } = useTranslation();
  const dialog = useQuery(dialogQuery(dialogId));
  if (!dialog.data) {
    return (
      <section className={`${classes.thread} ${classes.wide}`}>
        {dialog.isError ? <ErrorState error={dialog.error} onRetry={() => dialog.refetch()} /> : <PageSkeleton />}
      </section>
    );
  }
  return (
    <>
      <section className={classes.thread} aria-label={t('thread.messages')}>
        <Thread dialog={dialog.data} />
      </section>
      <section className={classes.card} aria-label={t('card.title')}>
        <Card dialog={dialog.data} />
      </section>
    </>
  );
}
