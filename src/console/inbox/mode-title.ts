import type { TFunction } from 'i18next';
import type { DialogView } from '../../http/views/dialog-view.ts';

/** Who leads the dialog, in words. */
export function modeTitle(t: TFunction, dialog: Pick<DialogView, 'mode' | 'assignee'>, myId: string): string {
  if (dialog.mode !== 'operator') return t(`mode.${dialog.mode}`);
  if (dialog.assignee?.id === myId) return t('mode.mine');
  return t('mode.operator', { name: dialog.assignee?.name ?? t('lead.operatorUnknown') });
}
