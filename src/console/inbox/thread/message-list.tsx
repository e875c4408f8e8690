import { ActionIcon, Button, Center, Text } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../http/views/message-view.ts';
import { useLocale } from '../../i18n/language.ts';
import { dayHeading } from '../../shared/format-time.ts';
import { useMe } from '../../shared/me-context.ts';
import { useNow } from '../../shared/use-now.ts';
import { dayIn } from '../../shared/zoned.ts';
import type { Pending } from '../composer/pending.ts';
import { Bubble } from './bubble.tsx';
import { PendingBubble } from './pending-bubble.tsx';
import classes from './thread.module.css';
import { threadLines } from './thread-lines.ts';

interface MessageListProps {
  dialogId: string;
  contactName: string | null;
  isClosed: boolean;
  messages: MessageView[];
  pending: Pending[];
  hasOlder: boolean;
  isLoadingOlder: boolean;
  onOlder: () => void;
}

/** Farther than this from the end, a button leads back to it. */
const FAR_PX = 400;

/** The thread. It is laid out from its end (column-reverse), so the browser itself keeps the newest line in sight. */
export function MessageList(props: MessageListProps) {
  const { dialogId, contactName, messages, pending } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const { business } = useMe();
  const today = dayIn(business.timezone, useNow());
  const scroller = useRef<HTMLDivElement>(null);
  const [isFar, setFar] = useState(false);

  return (
    <div className={classes.frame}>
      <div
        className={classes.scroller}
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        onScroll={(e) => setFar(-e.currentTarget.scrollTop > FAR_PX)}
      >
        <div className={classes.lines} role="log" aria-label={t('thread.messages')}>
          {props.hasOlder && (
            <Center>
              <Button variant="subtle" size="xs" loading={props.isLoadingOlder} onClick={props.onOlder}>
                {t('thread.older')}
              </Button>
            </Center>
          )}
          {messages.length + pending.length === 0 && (
            <Text c="dimmed" size="sm" ta="center">
              {t('thread.empty')}
            </Text>
          )}
          {threadLines(messages, business.timezone).map((line) =>
            line.kind === 'day' ? (
              <p key={line.key} className={classes.day}>
                {dayHeading(t, locale, line.day, today)}
              </p>
            ) : (
              <Bubble
                key={line.key}
                dialogId={dialogId}
                contactName={contactName}
                message={line.message}
                opensGroup={line.opensGroup}
                isClosed={props.isClosed}
              />
            ),
          )}
          {pending.map((line) => (
            <PendingBubble key={line.id} dialogId={dialogId} line={line} />
          ))}
        </div>
      </div>
      {isFar && (
        <ActionIcon
          className={classes.newest ?? ''}
          variant="default"
          size="xl"
          radius="xl"
          aria-label={t('thread.newest')}
          onClick={() => scroller.current?.scrollTo({ top: 0, behavior: 'smooth' })}
        >
          <IconArrowDown size={20} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
