import { CloseButton, Drawer, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DialogPane } from '../inbox/dialog-pane.tsx';
import classes from './dialog-drawer.module.css';

interface DialogDrawerProps {
  /** Null: closed. */
  dialogId: string | null;
  onClose: () => void;
}

/** A dialog beside the board: its thread and its card, so that whoever answers stays where they are. */
export function DialogDrawer({ dialogId, onClose }: DialogDrawerProps) {
  const { t } = useTranslation();
  const [pane, setPane] = useState<'thread' | 'card'>('thread');
  return (
    <Drawer.Root
      opened={dialogId !== null}
      onClose={onClose}
      position="right"
      size="min(940px, 100vw)"
      padding={0}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={t('board.dialog')}>
        <Drawer.Body>
          <div className={classes.top}>
            <SegmentedControl
              className={classes.panes ?? ''}
              size="sm"
              aria-label={t('board.pane')}
              value={pane}
              onChange={setPane}
              data={[
                { value: 'thread', label: t('board.thread') },
                { value: 'card', label: t('board.card') },
              ]}
            />
            {dialogId !== null && (
              <Link to={`/inbox/${dialogId}`} className={classes.toInbox}>
                {t('board.toInbox')}
              </Link>
            )}
            <CloseButton size="lg" aria-label={t('common.close')} onClick={onClose} />
          </div>
          {dialogId !== null && (
            <div className={classes.panel} data-pane={pane}>
              <DialogPane key={dialogId} dialogId={dialogId} />
            </div>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
