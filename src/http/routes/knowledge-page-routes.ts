import { z } from 'zod';
import { LONGEST_BODY, LONGEST_TITLE } from '../../domain/knowledge/check-page.ts';
import { PageTopic, topicFor } from '../../domain/knowledge/page-name.ts';
import { sameText } from '../../domain/knowledge/page-text.ts';
import { Locale } from '../../domain/localized.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { knowledgeDesk } from '../knowledge-desk.ts';
import { presentFileProblem } from '../present/file-problem.ts';
import { presentKnowledgeItem } from '../present/knowledge.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { KnowledgeListView, KnowledgeSavedView, KnowledgeTopicView } from '../views/knowledge-view.ts';

export const KNOWLEDGE_TAG = 'Knowledge';
export const withPage = z.object({ topic: PageTopic, locale: Locale });
export const Version = z.number().int().min(0);
/** Far above what is taken, so that the answer can say how long it was. */
export const pageText = { title: z.string().max(2_000), body: z.string().max(60_000) };
/** Russian letters take two bytes, and there may be two languages at once. */
export const PAGE_BYTES = 300_000;
/** Everything that the bot is made of is read anew. */
export const RELOAD_MS = 15_000;
const MOST_PAGES = 1_000;
const LIMITS = { title: LONGEST_TITLE, body: LONGEST_BODY };

export const noPage = (): Problem => problem('not-found', 'There is no such page of the knowledge base.');

/** Pages that the bot answers from: listed, read, written, taken away. */
export function knowledgePageRoutes(deps: RouteDeps): Route[] {
  const { guards, content } = deps;
  const desk = knowledgeDesk(deps);
  const tag = KNOWLEDGE_TAG;

  return [
    route({
      method: 'get',
      path: '/api/v1/knowledge/pages',
      tag,
      summary: 'All pages, with who changed them and how often they have answered in the last 28 days',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: KnowledgeListView, description: 'The pages, each language by itself' },
      async handle() {
        const [pages, uses] = await Promise.all([desk.pages(), desk.uses()]);
        const around = { team: desk.team(), uses };
        return ok({
          items: pages.map((page) => presentKnowledgeItem(page, around)),
          problems: content.problems().map(presentFileProblem),
        });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/knowledge/pages',
      tag,
      summary: 'Write a new page, in one language or both',
      guard: guards.team('manage'),
      patientMs: RELOAD_MS,
      mostBytes: PAGE_BYTES,
      takes: z.object({
        body: z.strictObject({
          topic: PageTopic.optional().meta({ description: 'Its name; left out: made of the title' }),
          texts: z.strictObject({ ru: z.strictObject(pageText).optional(), en: z.strictObject(pageText).optional() }),
        }),
      }),
      gives: { status: 201, schema: KnowledgeSavedView, description: 'The new page' },
      problems: [409],
      async handle({ body: { topic: wanted, texts }, who }) {
        const given = (['ru', 'en'] as const).flatMap((locale) => {
          const text = texts[locale];
          return text ? { locale, text } : [];
        });
        const [first] = given;
        if (!first) return invalidInput([{ path: 'body.texts', reason: 'needs a text in one language at least' }]);
        const taken = new Set((await desk.pages()).map(({ topic }) => topic));
        if (taken.size >= MOST_PAGES) {
          return problem(
            'refused',
            `There are ${MOST_PAGES} pages already. Put some of them together, or remove some.`,
          );
        }
        if (wanted !== undefined && taken.has(wanted)) {
          return invalidInput([{ path: 'body.topic', reason: 'is the name of another page: choose another one' }]);
        }
        const topic = wanted ?? topicFor(first.text.title, taken);
        const saved = await desk.change(
          given.map((one) => ({ ...one, topic, version: 0, path: `texts.${one.locale}.` })),
          who,
        );
        return 'kind' in saved ? saved : ok(saved);
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/knowledge/pages/{topic}',
      tag,
      summary: 'One page in all its languages',
      guard: guards.team('read'),
      takes: z.object({ params: z.object({ topic: PageTopic }) }),
      gives: { status: 200, schema: KnowledgeTopicView, description: 'The page' },
      problems: [404],
      async handle({ params: { topic } }) {
        const pages = await desk.viewsOf(topic);
        return pages.length > 0 ? ok({ topic, pages, limits: LIMITS }) : noPage();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/knowledge/pages/{topic}/{locale}',
      tag,
      summary:
        'Save a page in one language as a new version; refused when somebody has saved another one since `version`',
      guard: guards.team('manage'),
      patientMs: RELOAD_MS,
      mostBytes: PAGE_BYTES,
      takes: z.object({ params: withPage, body: z.strictObject({ ...pageText, version: Version }) }),
      gives: { status: 200, schema: KnowledgeSavedView, description: 'The page; the bot answers from it at once' },
      problems: [404, 409],
      async handle({ params: { topic, locale }, body: { version, ...text }, who }) {
        const known = (await desk.pages()).filter((page) => page.topic === topic);
        if (known.length === 0) return noPage();
        const current = known.find((page) => page.locale === locale);
        const isSame = current && current.origin !== 'removed' && sameText(current, text);
        if (isSame && (current.change?.version ?? 0) === version) {
          return ok({ topic, pages: await desk.viewsOf(topic), changed: false, problems: [] });
        }
        const saved = await desk.change([{ topic, locale, text, version, path: '' }], who);
        return 'kind' in saved ? saved : ok(saved);
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/knowledge/pages/{topic}/{locale}',
      tag,
      summary: 'Take a page away in one language; it can be brought back from its history',
      guard: guards.team('manage'),
      patientMs: RELOAD_MS,
      takes: z.object({
        params: withPage,
        query: z.strictObject({
          version: z
            .string()
            .regex(/^\d{1,6}$/, 'is not the number of a version')
            .transform(Number)
            .meta({ description: 'The one that you saw' }),
        }),
      }),
      gives: { status: 200, schema: KnowledgeSavedView, description: 'The page without that language' },
      problems: [404, 409],
      async handle({ params: { topic, locale }, query: { version }, who }) {
        const page = (await desk.pages()).find((one) => one.topic === topic && one.locale === locale);
        if (!page || page.origin === 'removed') return noPage();
        const saved = await desk.change([{ topic, locale, text: null, version, path: '' }], who);
        return 'kind' in saved ? saved : ok(saved);
      },
    }),
  ];
}
