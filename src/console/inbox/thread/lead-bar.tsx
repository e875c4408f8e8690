import { Button } from '@mantine/core';
import { IconHandGrab, IconLock, IconMessageCheck, IconRobot, IconUser } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { useAct } from '../../api/use-act.ts';
import { useCanAct, useMe } from '../../shared/me-context.ts';
import classes from './thread.module.css';

const icons = { bot: IconRobot, queued: IconHandGrab, operator: IconUser, closed: IconLock } as const;

/** Says who leads the dialog and what a reply would change, with the one next step. */
export function LeadBar({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const me = useMe();
  const canAct = useCanAct();
  const act = useAct(dialog.id);
  const isMine = dialog.mode === 'operator' && dialog.assignee?.id === me.id;
  const Icon = isMine ? IconMessageCheck : icons[dialog.mode];
  return (
    <div className={classes.lead} data-mode={isMine ? 'mine' : dialog.mode}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <p>{canAct ? explain(t, dialog, isMine) : t('lead.viewer')}</p>
      {canAct && dialog.mode !== 'closed' && !isMine && (
        <Button size="xs" loading={act.isPending} onClick={() => act.mutate({ kind: 'take' })}>
          {t('lead.take')}
        </Button>
      )}
      {canAct && (dialog.mode === 'operator' || dialog.mode === 'queued') && (
        <Button size="xs" variant="default" disabled={act.isPending} onClick={() => act.mutate({ kind: 'release' })}>
          {t('lead.release')}
        </Button>
      )}
    </div>
  );
}

function explain(t: TFunction, { mode, assignee }: DialogCardView, isMine: boolean): string {
  if (isMine) return t('lead.mine');
  return mode === 'operator'
    ? t('lead.operator', { name: assignee?.name ?? t('lead.operatorUnknown') })
    : t(`lead.${mode}`);
}
