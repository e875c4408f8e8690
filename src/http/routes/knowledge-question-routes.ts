import { z } from 'zod';
import { keyOf } from '../../domain/knowledge/group-questions.ts';
import { Locale } from '../../domain/localized.ts';
import { dismissedQuestions, dismissQuestion, takeBackDismissal } from '../../store/knowledge/dismissed-questions.ts';
import { unansweredMessages } from '../../store/knowledge/unanswered.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { USES_WITHIN_MS } from '../knowledge-desk.ts';
import { presentQuestions } from '../present/unanswered.ts';
import { actorOf, type Principal } from '../principal.ts';
import { invalidInput } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { QuestionState, UnansweredQuestionsView } from '../views/knowledge-view.ts';
import { KNOWLEDGE_TAG as tag } from './knowledge-page-routes.ts';

/** What customers asked and nobody but a person could answer, put together; each is tried again on the pages as they are now. */
export function knowledgeQuestionRoutes({ store, guards, surroundings, pages, clock }: RouteDeps): Route[] {
  async function read(who: Principal, state: QuestionState, locale: Locale | undefined) {
    const around = surroundings();
    const since = new Date(clock.now().getTime() - USES_WITHIN_MS);
    const [{ messages, isCut }, dismissed] = await Promise.all([
      unansweredMessages(store, scopeFor(who, around), since),
      dismissedQuestions(store),
    ]);
    const shown = presentQuestions(
      messages.map((message) => ({ ...message, stems: pages.topicOf(message.text) })),
      dismissed,
      {
        ask: (text, asked) => pages.tryOut({ text, locale: asked, now: clock.now(), business: around.business }),
        otherwise: around.business.defaultLocale,
        team: [...around.team, ...around.former],
      },
      { state, locale },
    );
    return { since: since.toISOString(), ...shown, isCut: isCut || shown.isCut };
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/knowledge/questions',
      tag,
      summary: 'Questions of the last 28 days that nothing has answered, nearly the same ones together, newest first',
      guard: guards.team('read'),
      takes: z.object({
        query: z.strictObject({
          state: QuestionState.optional().meta({ description: '`open` when left out' }),
          locale: Locale.optional(),
        }),
      }),
      gives: { status: 200, schema: UnansweredQuestionsView, description: 'The questions' },
      handle: async ({ query: { state = 'open', locale }, who }) => ok(await read(who, state, locale)),
    }),
    route({
      method: 'post',
      path: '/api/v1/knowledge/questions/dismiss',
      tag,
      summary: 'Say that a question is none for the knowledge base, or take that back; all that are alike go along',
      guard: guards.team('act'),
      takes: z.object({
        body: z.strictObject({
          text: z.string().trim().min(1).max(1_000).meta({ description: 'The question, as it was asked' }),
          dismissed: z.boolean(),
          key: z.string().max(2_000).optional().meta({ description: 'Of the dismissed question that is taken back' }),
        }),
      }),
      gives: {
        status: 200,
        schema: z.object({ key: z.string(), dismissed: z.boolean() }),
        description: 'How it is now',
      },
      async handle({ body: { text, dismissed, key }, who }) {
        const stems = pages.topicOf(text);
        const own = key ?? keyOf(stems);
        if (!dismissed) await takeBackDismissal(store, own);
        else if (stems.length === 0) {
          return invalidInput([{ path: 'body.text', reason: 'has no word that says what it is about' }]);
        } else await dismissQuestion(store, { id: own, stems, at: clock.now(), by: actorOf(who) });
        return ok({ key: own, dismissed });
      },
    }),
  ];
}
