import { z } from 'zod';
import { checkPage } from '../../domain/knowledge/check-page.ts';
import { PageTopic, pageName } from '../../domain/knowledge/page-name.ts';
import { composePage } from '../../domain/knowledge/page-text.ts';
import { Locale } from '../../domain/localized.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentTrial } from '../present/knowledge.ts';
import { type Route, route } from '../route.ts';
import { KnowledgeCheckView, KnowledgeTrialView } from '../views/knowledge-view.ts';
import { PAGE_BYTES, pageText, KNOWLEDGE_TAG as tag } from './knowledge-page-routes.ts';

/** A name that no page can have, for a page that has none yet. */
const UNNAMED = 'page-that-is-being-written';
const ANY_DAY = '2026-01-01';

/** Trying questions on the pages, as they are or as somebody is writing them. Free: no provider is asked, and nothing is stored. */
export function knowledgeTryRoutes({ guards, surroundings, pages, clock }: RouteDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/knowledge/try',
      tag,
      summary:
        'What the bot would find for a question and answer without GPT; `draft`: with a page as it is being written',
      guard: guards.team('read'),
      mostBytes: PAGE_BYTES,
      takes: z.object({
        body: z.strictObject({
          text: z.string().trim().min(1).max(1_000),
          locale: Locale,
          draft: z
            .strictObject({ topic: PageTopic.optional().meta({ description: 'Left out: a new page' }), ...pageText })
            .optional(),
        }),
      }),
      gives: { status: 200, schema: KnowledgeTrialView, description: 'The answer, and what it was chosen from' },
      handle({ body: { text, locale, draft } }) {
        const name = draft ? pageName(draft.topic ?? UNNAMED, locale) : null;
        const trial = pages.tryOut({
          text,
          locale,
          now: clock.now(),
          business: surroundings().business,
          ...(draft && name !== null && { draft: { name, text: composePage({ ...draft, updated: ANY_DAY }) } }),
        });
        return ok(presentTrial(trial, { needed: pages.needed, draft: name }));
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/knowledge/check',
      tag,
      summary: 'What is wrong with a page, line by line, and the answers that the bot could give from it',
      guard: guards.team('read'),
      mostBytes: PAGE_BYTES,
      takes: z.object({ body: z.strictObject({ ...pageText, locale: Locale }) }),
      gives: { status: 200, schema: KnowledgeCheckView, description: 'Errors, warnings and answers' },
      handle({ body: { locale, ...text } }) {
        const passages = pages.passagesOf(pageName(UNNAMED, locale), composePage({ ...text, updated: ANY_DAY }));
        const { errors, warnings } = checkPage(text);
        // Of a text that is all markup nothing is left.
        const isEmpty = passages === null && errors.length === 0;
        return ok({
          errors: isEmpty ? [{ code: 'no_text' as const, line: 1 }] : errors,
          warnings,
          passages: passages ?? [],
        });
      },
    }),
  ];
}
