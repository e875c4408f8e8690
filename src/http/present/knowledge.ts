import { pageName } from '../../domain/knowledge/page-name.ts';
import type { Teammate } from '../../domain/operator.ts';
import type { PageTrial } from '../../engine/ports.ts';
import type { PageUse } from '../../store/knowledge/page-uses.ts';
import type { KnownPage } from '../../store/knowledge/read-pages.ts';
import type { KnowledgeItemView, KnowledgePageView, KnowledgeTrialView } from '../views/knowledge-view.ts';
import { presentWritten } from './written.ts';

interface Around {
  team: readonly Teammate[];
  uses: ReadonlyMap<string, PageUse>;
}

export function presentKnowledgeItem(page: KnownPage, { team, uses }: Around): KnowledgeItemView {
  const { topic, locale, updated } = page;
  const use = uses.get(pageName(topic, locale));
  return {
    topic,
    locale,
    // What was taken away keeps the name that it had in its file.
    title: page.title || topic,
    ...presentWritten(page, team),
    updated: updated || null,
    uses: use?.count ?? 0,
    lastUsedAt: use?.last.toISOString() ?? null,
  };
}

export const presentKnowledgePage = (page: KnownPage, around: Around): KnowledgePageView => ({
  ...presentKnowledgeItem(page, around),
  title: page.title,
  body: page.body,
  hasFile: page.file !== null,
});

export const presentTrial = (
  { answer, found }: PageTrial,
  { needed, draft }: { needed: number; draft: string | null },
): KnowledgeTrialView => ({
  answer,
  needed,
  found: found.map(({ source, ...passage }) => {
    const isDraft = draft !== null && passage.id.startsWith(`${draft}.md#`);
    return { ...passage, topic: isDraft ? null : topicOf(source), isDraft };
  }),
});

/** The page that a passage is of; null for the business's own data. */
export const topicOf = (source: string): string | null => (source.startsWith('business:') ? null : source);
