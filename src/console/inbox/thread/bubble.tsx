import { IconLock, IconRobot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../http/views/message-view.ts';
import { MessageFiles } from '../../files/message-files.tsx';
import { useLocale } from '../../i18n/language.ts';
import { clockTime } from '../../shared/format-time.ts';
import { useCanAct, useMe } from '../../shared/me-context.ts';
import { VerdictButtons } from '../../undelivered/verdict-buttons.tsx';
import classes from './bubble.module.css';
import { DeliveryMark } from './delivery-mark.tsx';
import { MessageText } from './message-text.tsx';
import { ReceiptPopover } from './receipt-popover.tsx';
import { isNote } from './thread-lines.ts';
import { UnderstoodMark } from './understood-mark.tsx';

interface BubbleProps {
  dialogId: string;
  contactName: string | null;
  message: MessageView;
  opensGroup: boolean;
  isClosed: boolean;
}

/** One line of the thread, with what became of it and why it was said. */
export function Bubble({ dialogId, contactName, message, opensGroup, isClosed }: BubbleProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const canAct = useCanAct();
  const { state } = message.delivery;
  const isUndelivered = state === 'failed' || state === 'uncertain' || state === 'dropped';
  const kind = isNote(message) ? 'note' : message.author;
  return (
    <article
      className={classes.message}
      data-author={kind}
      data-state={state}
      data-opens={opensGroup || undefined}
      data-seq={message.seq}
    >
      {opensGroup && kind !== 'system' && (
        <p className={classes.author}>
          {kind === 'bot' && <IconRobot size={14} stroke={1.7} aria-hidden />}
          {kind === 'note' && <IconLock size={13} stroke={1.9} aria-hidden />}
          {message.operator?.name ??
            (message.author === 'customer' ? contactName : null) ??
            t(`author.${message.author}`)}
          {kind === 'note' && ` · ${t('thread.note')}`}
        </p>
      )}
      <div className={classes.bubble}>
        {message.files && <MessageFiles files={message.files} />}
        <MessageText message={message} />
        <span className={classes.meta}>
          <time dateTime={message.at}>{clockTime(locale, business.timezone, message.at)}</time>
          <DeliveryMark delivery={message.delivery} mayBeTwice={message.mayBeTwice} />
        </span>
      </div>
      {isUndelivered && canAct && (
        <VerdictButtons messageId={message.id} dialogId={dialogId} state={state} isClosed={isClosed} />
      )}
      {message.buttons.length > 0 && (
        <ul className={classes.buttons} aria-label={t('thread.buttons')}>
          {message.buttons.map((button) => (
            <li key={button.payload}>{button.label}</li>
          ))}
        </ul>
      )}
      {message.receipt && message.author !== 'operator' && <ReceiptPopover receipt={message.receipt} />}
      {message.understood && (
        <UnderstoodMark dialogId={dialogId} messageId={message.id} understood={message.understood} />
      )}
    </article>
  );
}
