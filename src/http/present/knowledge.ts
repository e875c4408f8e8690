import type { Actor } from '../../domain/event.ts';
import { pageName } from '../../domain/knowledge/page-name.ts';
import type { Teammate } from '../../domain/operator.ts';
import type { PageTrial } from '../../engine/ports.ts';
import type { FileProblem } from '../../store/files/file-problem.ts';
import type { PageUse } from '../../store/knowledge/page-uses.ts';
import type { KnownPage } from '../../store/knowledge/read-pages.ts';
import type { KnowledgeItemView, KnowledgePageView, KnowledgeTrialView } from '../views/knowledge-view.ts';
import { presentTeammate } from './teammate.ts';

interface Around {
  team: readonly Teammate[];
  uses: ReadonlyMap<string, PageUse>;
}

export function presentKnowledgeItem(page: KnownPage, { team, uses }: Around): KnowledgeItemView {
  const { topic, locale, origin, change, updated } = page;
  const use = uses.get(pageName(topic, locale));
  const isTouched = origin !== 'file' && change !== null;
  return {
    topic,
    locale,
    // What was taken away keeps the name that it had in its file.
    title: page.title || topic,
    origin,
    version: change?.version ?? 0,
    at: isTouched ? change.at.toISOString() : null,
    by: isTouched ? writerOf(change.by, team) : null,
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

/** A program goes by the name of its key, or of the API. */
export function writerOf(by: Actor, team: readonly Teammate[]): { id: string; name: string } | null {
  if (by.kind === 'operator') return presentTeammate(by.id, team);
  return by.kind === 'api' ? { id: by.id ?? 'api', name: by.name ?? 'API' } : null;
}

export const presentFileProblem = ({ file, line, reason }: FileProblem) => ({
  // Where this machine keeps its files is nobody's business.
  file: file.split(/[\\/]/).at(-1) ?? file,
  line: line ?? null,
  reason,
});

/** `draft`: the name of the page that is being written. */
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
