import { localOf } from '../domain/booking/zone.ts';
import { checkPage, LONGEST_BODY, LONGEST_TITLE, type PageError } from '../domain/knowledge/check-page.ts';
import { pageName } from '../domain/knowledge/page-name.ts';
import { composePage, type PageText } from '../domain/knowledge/page-text.ts';
import type { Locale } from '../domain/localized.ts';
import { type ContentChange, putContent } from '../store/content/content-versions.ts';
import { pageUses } from '../store/knowledge/page-uses.ts';
import { type KnownPage, readPages } from '../store/knowledge/read-pages.ts';
import type { RouteDeps } from './app-deps.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { presentFileProblem } from './present/file-problem.ts';
import { presentKnowledgePage } from './present/knowledge.ts';
import { actorOf, type Principal } from './principal.ts';
import { type FieldError, invalidInput, type Problem } from './problem.ts';
import type { KnowledgePageView, KnowledgeSavedView } from './views/knowledge-view.ts';

export const USES_WITHIN_MS = 28 * 86_400_000;

export interface PageAt {
  topic: string;
  locale: Locale;
}
export type PageChange = PageAt & {
  /** Null: taken away. `as_file`: as its file has it. */
  text: PageText | null | 'as_file';
  /** The version that the writer saw. */
  version: number;
  /** Of the body of the request, for errors: `texts.ru`; empty for the body itself. */
  path: string;
};

/** What the routes of the knowledge base share: reading pages, and changing one or several of them together. */
export function knowledgeDesk({ store, surroundings, content, pages, clock }: RouteDeps) {
  const team = () => [...surroundings().team, ...surroundings().former];
  const known = async (): Promise<KnownPage[]> => readPages(store, await content.fileTexts('page'));
  const uses = () => pageUses(store, new Date(clock.now().getTime() - USES_WITHIN_MS));

  async function viewsOf(topic: string): Promise<KnowledgePageView[]> {
    const [all, used] = await Promise.all([known(), uses()]);
    const around = { team: team(), uses: used };
    return all.flatMap((page) => (page.topic === topic ? presentKnowledgePage(page, around) : []));
  }

  function contentOf({ topic, locale, text, version }: PageChange, who: Principal): ContentChange {
    const updated = localOf(clock.now(), surroundings().business.timezone).date;
    const state = text === null ? 'removed' : text === 'as_file' ? 'as_file' : 'text';
    return {
      kind: 'page',
      name: pageName(topic, locale),
      state,
      text: text !== null && text !== 'as_file' ? composePage({ ...text, updated }) : '',
      expectedVersion: version,
      at: clock.now(),
      by: actorOf(who),
    };
  }

  function errorsOf(one: PageChange, who: Principal): FieldError[] {
    const errors = textErrors(one);
    const { name, state, text } = contentOf(one, who);
    if (errors.length > 0 || state !== 'text' || pages.passagesOf(name, text) !== null) return errors;
    return [{ path: `body.${one.path}body`, reason: 'says nothing once its markup is taken away' }];
  }

  /** All of them are checked before the first one is written. Problems of other files do not keep a page from being saved, only from being used. */
  async function change(changes: readonly PageChange[], who: Principal): Promise<KnowledgeSavedView | Problem> {
    const errors = changes.flatMap((one) => errorsOf(one, who));
    if (errors.length > 0) return invalidInput(errors);
    for (const one of changes) {
      const kept = await putContent(store, contentOf(one, who));
      if (kept.kind === 'changed_meanwhile') return changedMeanwhile(kept.current, one.version, team());
    }
    const problems = await content.reload();
    const topic = changes[0]?.topic ?? '';
    return { topic, pages: await viewsOf(topic), changed: true, problems: problems.map(presentFileProblem) };
  }

  return { team, pages: known, uses, viewsOf, change };
}

const REASONS: Record<PageError, string> = {
  no_title: 'is missing: say what the page is about',
  long_title: `is longer than ${LONGEST_TITLE} characters`,
  no_text: 'says nothing: write at least one line under the headings',
  long_text: `is longer than ${LONGEST_BODY} characters: make several pages of it`,
  control_sign: 'holds a sign that nobody can see: write it anew',
};

function textErrors({ text, path }: PageChange): FieldError[] {
  if (text === null || text === 'as_file') return [];
  return checkPage(text).errors.map(({ code, line }) => ({
    path: `body.${path}${line === 0 ? 'title' : 'body'}`,
    reason: line === 0 ? REASONS[code] : `line ${line}: ${REASONS[code]}`,
  }));
}
