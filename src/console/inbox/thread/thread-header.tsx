import { ActionIcon, Text, Title, Tooltip } from '@mantine/core';
import { IconArchive, IconArrowLeft, IconId } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { useAct } from '../../api/use-act.ts';
import { useCanAct, useMe } from '../../shared/me-context.ts';
import { personTitle } from '../../shared/person-title.ts';
import { useConfirm } from '../../shared/use-confirm.tsx';
import { modeTitle } from '../mode-title.ts';
import { PersonAvatar } from '../person-avatar.tsx';
import classes from './thread.module.css';

/** Whom the thread is with and who leads it; the ways back, to the card and out of work. */
export function ThreadHeader({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const me = useMe();
  const canAct = useCanAct();
  const act = useAct(dialog.id);
  const [confirm, ask] = useConfirm();
  const close = (): void =>
    ask({
      title: t('thread.closeAsk'),
      text: t('thread.closeText'),
      yes: t('thread.close'),
      no: t('common.cancel'),
      onYes: () => act.mutate({ kind: 'close' }),
    });

  return (
    <header className={classes.header}>
      <ActionIcon
        component={Link}
        to={`/inbox${search}`}
        className={classes.back ?? ''}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('common.back')}
      >
        <IconArrowLeft size={20} aria-hidden />
      </ActionIcon>
      <PersonAvatar contact={dialog.contact} kind={dialog.channelKind} />
      <div className={classes.who}>
        <Title order={2} size="h5" lineClamp={1}>
          {personTitle(t, dialog.contact)}
        </Title>
        <Text size="xs" c="dimmed" truncate>
          {t(`channel.${dialog.channelKind}`)} · {modeTitle(t, dialog, me.id)}
        </Text>
      </div>
      {canAct && dialog.mode !== 'closed' && (
        <Tooltip label={t('thread.close')}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('thread.close')} onClick={close}>
            <IconArchive size={20} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <ActionIcon
        component={Link}
        to={`/inbox/${dialog.id}/card${search}`}
        className={classes.toCard ?? ''}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('thread.details')}
      >
        <IconId size={21} stroke={1.7} aria-hidden />
      </ActionIcon>
      {confirm}
    </header>
  );
}
