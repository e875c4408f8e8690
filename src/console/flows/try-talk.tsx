import { ActionIcon, Button, Text, TextInput } from '@mantine/core';
import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowView, TriedTurnView } from '../../http/views/flow-view.ts';
import { useLocale } from '../i18n/language.ts';
import { intentTitle } from '../shared/intent-title.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import classes from './flows.module.css';
import { type TryInput, tryFlow } from './flows-queries.ts';

/** A talk with the bot by the text as it is being written. Nothing of it is kept, nobody is booked. */
export function TryTalk({ flow, text }: { flow: FlowView; text: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [said, setSaid] = useState<readonly TryInput[]>([]);
  const [words, setWords] = useState('');
  const draft = flow.origin === 'removed' && text === '' ? null : { id: flow.id, text };
  const tellFailure = useFailureNotice();
  const play = useMutation({
    mutationFn: (inputs: readonly TryInput[]) => tryFlow(locale, inputs, draft),
    onError: tellFailure,
  });
  const go = (input: TryInput): void => {
    const inputs = [...said, input];
    setSaid(inputs);
    play.mutate(inputs);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (words.trim() === '' || play.isPending) return;
    go({ say: words.trim() });
    setWords('');
  };
  const turns = play.data?.turns ?? [];
  const problem = play.data?.problems[0];
  return (
    <section className={classes.talk} aria-labelledby="try-flow">
      <div className={classes.talkHead}>
        <h2 id="try-flow">{t('flows.try.title')}</h2>
        <ActionIcon
          variant="default"
          aria-label={t('flows.try.anew')}
          title={t('flows.try.anew')}
          onClick={() => {
            setSaid([]);
            play.reset();
          }}
        >
          <IconRefresh size={17} aria-hidden />
        </ActionIcon>
      </div>
      <ol className={classes.lines} aria-live="polite">
        {said.length === 0 && (
          <li>
            <Text size="sm" c="dimmed">
              {t('flows.try.text')}
            </Text>
          </li>
        )}
        {said.map((input, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end.
          <li key={index}>
            <p className={classes.mine}>{inputWords(input, t('flows.try.hourLater'))}</p>
            {turns[index] && <Told turn={turns[index]} isLast={index === said.length - 1} onTap={go} />}
          </li>
        ))}
        {problem && (
          <li>
            <Text size="sm" c="red">
              {t('flows.try.broken', { line: problem.line ?? 1, reason: problem.reason })}
            </Text>
          </li>
        )}
      </ol>
      <form className={classes.say} onSubmit={submit}>
        <TextInput
          aria-label={t('flows.try.say')}
          placeholder={t('flows.try.say')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <ActionIcon type="submit" size="lg" loading={play.isPending} aria-label={t('flows.try.send')}>
          <IconSend size={18} aria-hidden />
        </ActionIcon>
      </form>
      {said.length > 0 && (
        <Button size="compact-xs" variant="subtle" disabled={play.isPending} onClick={() => go({ wait: 60 })}>
          {t('flows.try.hourLater')}
        </Button>
      )}
    </section>
  );
}

const inputWords = (input: TryInput, later: string): string =>
  'say' in input ? input.say : 'tap' in input ? `[ ${input.tap} ]` : later;

interface ToldProps {
  turn: TriedTurnView;
  isLast: boolean;
  onTap: (input: TryInput) => void;
}

function Told({ turn, isLast, onTap }: ToldProps) {
  const { t } = useTranslation();
  const { replies, intent, score, flow, step, slots, handoff } = turn;
  const facts = [
    intent !== null && `${intentTitle(t, intent)}${score ? ` ${Math.round(score * 100)} %` : ''}`,
    flow !== null && `${flow}${step === null ? '' : ` › ${step}`}`,
    Object.keys(slots).length > 0 &&
      Object.entries(slots)
        .map(([slot, value]) => `${slot}: ${value}`)
        .join(', '),
    handoff !== null && t('flows.try.handoff'),
  ];
  return (
    <>
      {replies.map(({ text, buttons }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same.
        <div key={index} className={classes.bots}>
          <p>{text}</p>
          {buttons.length > 0 && (
            <div className={classes.taps}>
              {buttons.map((label) => (
                <Button
                  key={label}
                  size="compact-sm"
                  variant="default"
                  disabled={!isLast}
                  onClick={() => onTap({ tap: label })}
                >
                  {label}
                </Button>
              ))}
            </div>
          )}
        </div>
      ))}
      {replies.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('flows.try.silent')}
        </Text>
      )}
      <p className={classes.why}>{facts.filter(Boolean).join(' · ')}</p>
    </>
  );
}
