import { Button, Kbd, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LabelItemView } from '../../http/views/labelling-view.ts';
import { useLocale } from '../i18n/language.ts';
import { percent } from '../inbox/thread/receipt-rows.ts';
import { ChannelIcon } from '../shared/channel-icon.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { intentTitle } from '../shared/intent-title.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { IntentSearch } from './intent-search.tsx';
import classes from './labelling.module.css';
import type { Verdict } from './labelling-queries.ts';
import { MessageSlots } from './message-slots.tsx';

interface LabelCardProps {
  item: LabelItemView;
  intents: readonly string[];
  typed: string;
  searchRef: RefObject<HTMLInputElement | null>;
  /** The one before has just been labelled: a reader of the screen is told of this one. */
  takesFocus: boolean;
  isSlotsOpen: boolean;
  onToggleSlots: () => void;
  onType: (typed: string) => void;
  onSay: (verdict: Verdict) => void;
}

/** One message in its context, and all that can be said of it. */
export function LabelCard({
  item,
  intents,
  typed,
  searchRef,
  takesFocus,
  isSlotsOpen,
  onToggleSlots,
  onType,
  onSay,
}: LabelCardProps) {
  const { t } = useTranslation();
  const message = useRef<HTMLElement>(null);
  const isNone = item.predicted.intent === 'None';
  const { messageId } = item;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per message, so that Enter is never that of the button pressed last
  useEffect(() => {
    if (takesFocus) message.current?.focus();
  }, [messageId]);
  return (
    <section className={classes.card} ref={message} tabIndex={-1} aria-label={t('labelling.message')}>
      <Talk item={item} />
      <MessageSlots
        key={messageId}
        item={item}
        isOpen={isSlotsOpen}
        onToggle={() => {
          // The keys go on from the card, not from a field that has gone.
          if (isSlotsOpen) message.current?.focus();
          onToggleSlots();
        }}
      />
      <div className={classes.guess}>
        <span>
          {isNone
            ? t('labelling.noGuess')
            : t('labelling.guess', {
                intent: intentTitle(t, item.predicted.intent),
                score: percent(item.predicted.score),
              })}
        </span>
        <Button
          size="md"
          leftSection={<IconCheck size={18} aria-hidden />}
          rightSection={<Kbd className={classes.key ?? ''}>Enter</Kbd>}
          onClick={() => onSay(item.predicted.intent)}
        >
          {isNone ? t('labelling.agreeNone') : t('labelling.agree')}
        </Button>
      </div>
      <h2 className={classes.question}>{t('labelling.what')}</h2>
      <ul className={classes.choices}>
        {item.likely.map((intent, at) => (
          <li key={intent}>
            <UnstyledButton className={classes.choice} onClick={() => onSay(intent)}>
              <Kbd className={classes.key ?? ''}>{at + 1}</Kbd>
              <span>{intentTitle(t, intent)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <IntentSearch intents={intents} typed={typed} inputRef={searchRef} onType={onType} onChoose={onSay} />
      <div className={classes.rest}>
        <Button
          variant="default"
          size="md"
          rightSection={<Kbd className={classes.key ?? ''}>N</Kbd>}
          onClick={() => onSay('None')}
        >
          {t('labelling.none')}
        </Button>
        <Button
          variant="default"
          size="md"
          rightSection={<Kbd className={classes.key ?? ''}>S</Kbd>}
          onClick={() => onSay(null)}
        >
          {t('labelling.skip')}
        </Button>
      </div>
    </section>
  );
}

/** The message itself stands out; what was said before it does not. */
function Talk({ item: { dialogId, channelKind, sample, at, text, before } }: { item: LabelItemView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const now = useNow();
  return (
    <>
      <p className={classes.head}>
        <ChannelIcon kind={channelKind} />
        <time dateTime={at}>{dayAndTime(locale, timezone, at, now)}</time>
        <span className={classes.badge} data-sample={sample}>
          {t(`labelling.sample.${sample}`)}
        </span>
        <Link to={`/inbox/${dialogId}?view=all`} className={classes.open}>
          {t('labelling.open')}
        </Link>
      </p>
      {before.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines that never change places
        <p key={place} className={classes.before} dir="auto">
          <span className={classes.author}>{t(`author.${line.author}`)}</span>
          {line.text}
        </p>
      ))}
      <p className={classes.text} dir="auto">
        {text}
      </p>
    </>
  );
}
