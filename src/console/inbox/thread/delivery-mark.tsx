import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconChecks,
  IconClock,
  IconHelpCircle,
  IconSend,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../http/views/message-view.ts';
import classes from './bubble.module.css';

const icons = {
  queued: IconClock,
  sending: IconSend,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertTriangle,
  dropped: IconBan,
  uncertain: IconHelpCircle,
} as const;

/** How far a line of ours has come. Trouble is spelled out; the ordinary way is an icon with a name. */
export function DeliveryMark({ delivery: { state, reason } }: Pick<MessageView, 'delivery'>) {
  const { t } = useTranslation();
  if (state === 'received' || state === 'private') return null;
  const Icon = icons[state];
  const title = state === 'failed' && reason ? t('delivery.failedWhy', { reason }) : t(`delivery.${state}`);
  const isTrouble = state === 'failed' || state === 'dropped' || state === 'uncertain';
  return (
    <span className={classes.delivery} data-state={state} title={title}>
      <Icon size={15} stroke={1.9} {...(isTrouble ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title })} />
      {isTrouble && title}
    </span>
  );
}
