import { Button, Group } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MessageFiles } from '../../files/message-files.tsx';
import { dropPending } from '../composer/outbox.ts';
import type { Pending } from '../composer/pending.ts';
import { useSend } from '../composer/use-send.ts';
import classes from './bubble.module.css';

/** A line of ours before the server shows it: on its way, or refused with the reason and a second try. */
export function PendingBubble({ dialogId, line }: { dialogId: string; line: Pending }) {
  const { t } = useTranslation();
  const send = useSend(dialogId);
  return (
    <article className={classes.message} data-author={line.kind === 'note' ? 'note' : 'operator'} data-opens>
      <div className={classes.bubble}>
        {line.files.length > 0 && <MessageFiles files={line.files.map((file) => ({ ...file, state: 'kept' }))} />}
        <p className={classes.text} dir="auto">
          {line.text}
        </p>
        <span className={classes.meta}>
          {line.failure === null && <IconClock size={15} role="img" aria-label={t('delivery.sending')} />}
        </span>
      </div>
      {line.failure !== null && (
        <Group gap={4} className={classes.refused ?? ''} role="alert">
          {t('pending.refused')}: {line.failure}
          <Button variant="subtle" size="compact-xs" onClick={() => send(line)}>
            {t('pending.retry')}
          </Button>
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => dropPending(dialogId, line.id)}>
            {t('pending.remove')}
          </Button>
        </Group>
      )}
    </article>
  );
}
