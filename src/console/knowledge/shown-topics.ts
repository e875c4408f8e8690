import type { Locale } from '../../domain/localized.ts';
import type { KnowledgeItemView } from '../../http/views/knowledge-view.ts';

export const pageShows = ['all', 'changed', 'untranslated', 'unused', 'removed'] as const;
export type PageShow = (typeof pageShows)[number];
export const LOCALES = ['ru', 'en'] as const;

/** One page in all its languages, as a row of the list. */
export interface Topic {
  topic: string;
  title: string;
  pages: readonly KnowledgeItemView[];
  uses: number;
  lastUsedAt: string | null;
}

/** Pages by what they are about, in the order of their titles in this language. */
export function topicsOf(items: readonly KnowledgeItemView[], locale: Locale): Topic[] {
  const byTopic = new Map<string, KnowledgeItemView[]>();
  for (const item of items) byTopic.set(item.topic, [...(byTopic.get(item.topic) ?? []), item]);
  return [...byTopic]
    .map(([topic, pages]) => ({
      topic,
      title: titleOf(pages, locale) ?? topic,
      pages,
      uses: pages.reduce((sum, { uses }) => sum + uses, 0),
      lastUsedAt:
        pages
          .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
          .sort()
          .at(-1) ?? null,
    }))
    .sort((a, b) => a.title.localeCompare(b.title, locale));
}

export const isThere = ({ origin }: Pick<KnowledgeItemView, 'origin'>): boolean => origin !== 'removed';

/** Those that a filter leaves; what was removed is shown when it is asked for. */
export function shownTopics(topics: readonly Topic[], show: PageShow, search: string): Topic[] {
  const wanted = search.trim().toLocaleLowerCase();
  return topics.filter(
    ({ pages, uses }) =>
      fits({ pages, uses }, show) &&
      (wanted === '' || pages.some(({ title, topic }) => `${title} ${topic}`.toLocaleLowerCase().includes(wanted))),
  );
}

function fits({ pages, uses }: Pick<Topic, 'pages' | 'uses'>, show: PageShow): boolean {
  const there = pages.filter(isThere);
  if (show === 'removed') return there.length < pages.length;
  if (there.length === 0) return false;
  if (show === 'changed') return there.some(({ origin }) => origin !== 'file');
  if (show === 'untranslated') return there.length < LOCALES.length;
  return show === 'all' || uses === 0;
}

function titleOf(pages: readonly KnowledgeItemView[], locale: Locale): string | undefined {
  const there = pages.filter(isThere);
  return (there.find((page) => page.locale === locale) ?? there[0] ?? pages[0])?.title;
}
