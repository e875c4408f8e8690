import { IconCircleCheck, IconMessageQuestion, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QuestionState, UnansweredQuestionsView } from '../../http/views/knowledge-view.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import classes from './knowledge.module.css';
import { QuestionItem } from './question-item.tsx';

interface QuestionListProps {
  questions: UnansweredQuestionsView;
  state: QuestionState;
}

/** Questions of one state, or why there are none. */
export function QuestionList({ questions: { items, isCut }, state }: QuestionListProps) {
  const { t } = useTranslation();
  if (items.length === 0) return <Nothing state={state} />;
  return (
    <>
      <ul className={classes.questions} aria-label={t('knowledge.questions.list')}>
        {items.map((question) => (
          <QuestionItem key={question.key} question={question} />
        ))}
      </ul>
      {isCut && <p className={classes.quiet}>{t('knowledge.questions.cut')}</p>}
    </>
  );
}

function Nothing({ state }: { state: QuestionState }) {
  const { t } = useTranslation();
  if (state === 'open')
    return (
      <EmptyState
        Icon={IconCircleCheck}
        title={t('knowledge.questions.empty')}
        text={t('knowledge.questions.emptyText')}
      />
    );
  return state === 'answered' ? (
    <EmptyState
      Icon={IconMessageQuestion}
      title={t('knowledge.questions.emptyAnswered')}
      text={t('knowledge.questions.emptyAnsweredText')}
    />
  ) : (
    <EmptyState
      Icon={IconTrash}
      title={t('knowledge.questions.emptyDismissed')}
      text={t('knowledge.questions.emptyDismissedText')}
    />
  );
}
