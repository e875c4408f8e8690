import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconChecks,
  IconClock,
  IconCopy,
  IconHelpCircle,
  IconSend,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../http/views/message-view.ts';
import { whyUndelivered } from '../../undelivered/why-undelivered.ts';
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
export function DeliveryMark({
  delivery: { state, reason },
  mayBeTwice,
}: Pick<MessageView, 'delivery' | 'mayBeTwice'>) {
  const { t } = useTranslation();
  if (state === 'received' || state === 'private') return null;
  const Icon = icons[state];
  const isTrouble = state === 'failed' || state === 'dropped' || state === 'uncertain';
  const why = whyUndelivered(t, reason);
  // Of what is sent there is nothing to explain, but when a person has said so instead of the channel.
  const plain = state === 'sent' && reason ? t('undelivered.settled') : t(`delivery.${state}`);
  const title = isTrouble && why ? t(`delivery.${state}Why`, { why }) : plain;
  return (
    <span className={classes.delivery} data-state={state} title={isTrouble ? (reason ?? title) : title}>
      <Icon size={15} stroke={1.9} {...(isTrouble ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title })} />
      {isTrouble && title}
      {mayBeTwice && (
        <IconCopy size={13} stroke={1.9} role="img" aria-label={t('undelivered.twice')}>
          <title>{t('undelivered.twice')}</title>
        </IconCopy>
      )}
    </span>
  );
}
