import { Box, NativeSelect, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QuestionState } from '../../http/views/knowledge-view.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import classes from './knowledge.module.css';
import { KnowledgeHead } from './knowledge-head.tsx';
import { questionsQuery } from './knowledge-queries.ts';
import { QuestionList } from './question-list.tsx';
import { LOCALES } from './shown-topics.ts';

const STATES = ['open', 'answered', 'dismissed'] as const satisfies readonly QuestionState[];

/** What customers asked and the bot could not answer, to be answered in a page or put aside. */
export function QuestionsPage() {
  const { t } = useTranslation();
  const [params, change] = useAddress();
  const state = STATES.find((one) => one === params.get('state')) ?? 'open';
  const locale = LOCALES.find((one) => one === params.get('language')) ?? '';
  const questions = useQuery({ ...questionsQuery(state, locale), placeholderData: keepPreviousData });
  const { open = 0, answered = 0, dismissed = 0 } = questions.data?.counts ?? {};
  const counts = { open, answered, dismissed };
  return (
    <Box className={classes.page}>
      <KnowledgeHead lead={t('knowledge.questions.lead')} />
      <div className={classes.filters}>
        <SegmentedControl
          className={classes.states ?? ''}
          aria-label={t('knowledge.questions.state')}
          value={state}
          data={STATES.map((one) => ({
            value: one,
            label: t(`knowledge.questions.states.${one}`, { count: counts[one] }),
          }))}
          onChange={(one) => change({ state: one === 'open' ? '' : one })}
        />
        <NativeSelect
          aria-label={t('knowledge.questions.language')}
          value={locale}
          data={[
            { value: '', label: t('knowledge.questions.anyLanguage') },
            ...LOCALES.map((one) => ({ value: one, label: t(`knowledge.locales.${one}`) })),
          ]}
          onChange={(event) => change({ language: event.currentTarget.value })}
        />
      </div>
      <div aria-busy={questions.isPlaceholderData}>
        {questions.isPending && <PageSkeleton />}
        {questions.isError && !questions.data && (
          <ErrorState error={questions.error} onRetry={() => questions.refetch()} />
        )}
        {questions.data && !questions.isPlaceholderData && <QuestionList questions={questions.data} state={state} />}
      </div>
    </Box>
  );
}
