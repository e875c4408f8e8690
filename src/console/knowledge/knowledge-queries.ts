import { queryOptions } from '@tanstack/react-query';
import type { Locale } from '../../domain/localized.ts';
import type {
  KnowledgeCheckView,
  KnowledgeListView,
  KnowledgePageView,
  KnowledgeTopicView,
  KnowledgeTrialView,
  KnowledgeVersionsView,
  QuestionState,
  UnansweredQuestionsView,
} from '../../http/views/knowledge-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';

const PATH = '/api/v1/knowledge';
/** Customers go on asking. */
const LOOK_EVERY_MS = 60_000;

export const pagesQuery = queryOptions({
  queryKey: [...keys.knowledge, 'pages'],
  queryFn: ({ signal }) => request<KnowledgeListView>(`${PATH}/pages`, { signal }),
});

export const topicQuery = (topic: string) =>
  queryOptions({
    queryKey: [...keys.knowledge, 'page', topic],
    queryFn: ({ signal }) => request<KnowledgeTopicView>(`${PATH}/pages/${encodeURIComponent(topic)}`, { signal }),
  });

export const pagePath = ({ topic, locale }: Pick<KnowledgePageView, 'topic' | 'locale'>): string =>
  `${PATH}/pages/${encodeURIComponent(topic)}/${locale}`;

export const versionsQuery = (page: Pick<KnowledgePageView, 'topic' | 'locale'>) =>
  queryOptions({
    queryKey: [...keys.knowledge, 'versions', page.topic, page.locale],
    queryFn: ({ signal }) => request<KnowledgeVersionsView>(`${pagePath(page)}/versions`, { signal }),
  });

/** A page as it is being written; without a topic it is a new one. */
export interface WrittenPage {
  topic?: string;
  title: string;
  body: string;
}

export const checkQuery = ({ title, body }: WrittenPage, locale: Locale) =>
  queryOptions({
    queryKey: [...keys.knowledge, 'check', locale, title, body],
    queryFn: ({ signal }) =>
      request<KnowledgeCheckView>(`${PATH}/check`, { method: 'POST', body: { title, body, locale }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  });

export const trialQuery = (text: string, locale: Locale, draft: WrittenPage | null) =>
  queryOptions({
    queryKey: [...keys.knowledge, 'trial', locale, text, draft],
    queryFn: ({ signal }) =>
      request<KnowledgeTrialView>(`${PATH}/try`, {
        method: 'POST',
        body: { text, locale, ...(draft && { draft }) },
        signal,
      }),
    gcTime: 10_000,
  });

export const questionsQuery = (state: QuestionState, locale: Locale | '') =>
  queryOptions({
    queryKey: [...keys.knowledge, 'questions', state, locale],
    queryFn: ({ signal }) =>
      request<UnansweredQuestionsView>(`${PATH}/questions${queryOf({ state, locale })}`, { signal }),
    refetchInterval: LOOK_EVERY_MS,
  });
