import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UnansweredQuestionView } from '../../http/views/knowledge-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanAct, useCanManage, useMe } from '../shared/me-context.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { useNow } from '../shared/use-now.ts';
import { AnswerMenu } from './answer-menu.tsx';
import classes from './knowledge.module.css';

/** One question with all that are nearly the same: how often, where, and what can be done about it. */
export function QuestionItem({ question }: { question: UnansweredQuestionView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const canAct = useCanAct();
  const canManage = useCanManage();
  const { key, text, state, count, dialogs, lastAt, examples, answer, nearest, dismissed } = question;
  const when = (at: string): string => dayAndTime(locale, timezone, at, now);
  const dismiss = useDismissal();
  return (
    <li className={classes.question}>
      <p className={classes.asks} dir="auto">
        {text}
      </p>
      <p className={classes.quiet}>
        {[
          t('knowledge.questions.times', { count }),
          t('knowledge.questions.dialogs', { count: dialogs }),
          t('knowledge.questions.last', { when: when(lastAt) }),
        ].join(' · ')}
      </p>
      {answer && (
        <div className={classes.answer}>
          <Text fw={600} size="sm">
            {answer.topic === null ? (
              t('knowledge.questions.answerByBusiness')
            ) : (
              <Link to={`/knowledge/pages/${answer.topic}?locale=${question.locale}`}>
                {t('knowledge.questions.answerBy', { title: answer.heading })}
              </Link>
            )}
          </Text>
          <p className={classes.said}>{answer.text}</p>
        </div>
      )}
      {state === 'open' && nearest && (
        <p className={classes.quiet}>
          {t('knowledge.questions.nearest')}{' '}
          <Link to={`/knowledge/pages/${nearest.topic}?locale=${question.locale}`}>«{nearest.heading}»</Link>:{' '}
          {t('knowledge.questions.nearestShare', { share: `${Math.round(nearest.coverage * 100)} %` })}
        </p>
      )}
      {dismissed?.by && (
        <p className={classes.quiet}>
          {t('knowledge.questions.dismissedBy', { name: dismissed.by.name, when: when(dismissed.at) })}
        </p>
      )}
      <details className={classes.examples}>
        <summary>{t('knowledge.questions.examples')}</summary>
        <ul>
          {examples.map(({ messageId, dialogId, at, text: said }) => (
            <li key={messageId}>
              <Link to={`/inbox/${dialogId}?view=all`} dir="auto">
                {t('knowledge.questions.dialogAt', { when: when(at), text: said })}
              </Link>
            </li>
          ))}
        </ul>
      </details>
      <Group gap="xs" mt="xs">
        {state === 'open' && canManage && <AnswerMenu question={question} />}
        {canAct && (
          <Button
            size="sm"
            variant="default"
            loading={dismiss.isPending}
            onClick={() => dismiss.mutate({ text, key, dismissed: state !== 'dismissed' })}
          >
            {t(state === 'dismissed' ? 'knowledge.questions.takeBack' : 'knowledge.questions.dismiss')}
          </Button>
        )}
      </Group>
    </li>
  );
}

function useDismissal() {
  const { t } = useTranslation();
  const tellFailure = useFailureNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ text, key, dismissed }: { text: string; key: string; dismissed: boolean }) =>
      request('/api/v1/knowledge/questions/dismiss', {
        method: 'POST',
        body: dismissed ? { text: text.slice(0, 1_000), dismissed } : { text: text.slice(0, 1_000), key, dismissed },
      }),
    onSuccess(_, { dismissed }) {
      if (dismissed) notifications.show({ message: t('knowledge.questions.dismissed') });
    },
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: [...keys.knowledge, 'questions'] }),
  });
}
