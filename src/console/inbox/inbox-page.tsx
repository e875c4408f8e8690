import { VisuallyHidden } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { EmptyState } from '../shared/empty-state.tsx';
import { DialogPane } from './dialog-pane.tsx';
import classes from './inbox.module.css';
import { DialogList } from './list/dialog-list.tsx';

interface InboxPageProps {
  /** Which of the three a phone shows; a desktop shows all. */
  pane: 'list' | 'thread' | 'card';
}

/** List, thread and customer card side by side; pages of their own on a phone. */
export function InboxPage({ pane }: InboxPageProps) {
  const { t } = useTranslation();
  const { dialogId } = useParams();
  return (
    <div className={classes.inbox} data-pane={pane}>
      <VisuallyHidden component="h1">{t('inbox.title')}</VisuallyHidden>
      <section className={classes.list} aria-label={t('inbox.list')}>
        <DialogList selected={dialogId} />
      </section>
      {dialogId ? (
        <DialogPane key={dialogId} dialogId={dialogId} />
      ) : (
        <section className={classes.nothing}>
          <EmptyState Icon={IconMessages} title={t('inbox.pickTitle')} text={t('inbox.pickText')} />
        </section>
      )}
    </div>
  );
}
