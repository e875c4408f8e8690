import { z } from 'zod';
import type { Understood } from '../../domain/ask/asked.ts';
import { understand, understandHint } from '../../domain/ask/understand.ts';
import { localOf } from '../../domain/booking/zone.ts';
import { addDays } from '../../domain/business/local-date.ts';
import { Locale } from '../../domain/localized.ts';
import { readingOf } from '../../store/analytics/reading.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { answerQuestion } from '../figures/ask/answer-question.ts';
import { namedThings } from '../figures/ask/named-things.ts';
import { wordsBack } from '../figures/ask/words-back.ts';
import { figureFilters, readFigureQuery } from '../figures/figure-takes.ts';
import { type Route, route } from '../route.ts';
import { AskChoice, AskView } from '../views/ask-view.ts';

/** Sources of the last year can be named. */
const NAMED_DAYS = 366;
const Filters = z.object(figureFilters);

/** Figures by a question in words. */
export function kpiAskRoutes({ guards, books, questions, surroundings, clock }: RouteDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/kpis/ask',
      tag: 'Figures',
      summary:
        'Ask for a figure in words, in Russian or English. The numbers are those of the registry; what is not understood is not answered',
      guard: guards.team('read'),
      takes: z.object({
        body: z.strictObject({
          question: z.string().trim().min(1).max(300),
          locale: Locale.default('ru'),
          choice: AskChoice.optional(),
        }),
      }),
      gives: { status: 200, schema: AskView, description: 'The answer, a question back, or what can be asked' },
      async handle({ body: { question, locale, choice = {} }, who }) {
        const around = surroundings();
        const now = clock.now();
        const today = localOf(now, around.business.timezone).date;
        const context = { around, who, now };
        const year = readFigureQuery(Filters.parse({ from: addDays(today, -NAMED_DAYS), to: today }), context);
        if (year.kind === 'problem') return year;
        const named = await namedThings(books, around, year.query);
        const world = { today, named, choice };
        const own = understand(question, world);
        const hint = mayHelp(own) ? await questions?.read(question, today) : null;
        const understood = hint ? understandHint(question, hint, world) : own;
        if (understood.kind !== 'asked') return ok(wordsBack(understood, locale));

        const { days, narrowing, withSpam } = understood.asked;
        const asked = readFigureQuery(Filters.parse({ ...days, spam: String(withSpam) }), context);
        if (asked.kind === 'problem') return asked;
        const query = { ...asked.query, narrowing };
        const { books: opened, state } = await books.open(query, readingOf(around));
        const building = state?.building != null;
        return ok(answerQuestion(opened, understood.asked, { around, named, query, building, locale }));
      },
    }),
  ];
}

/** Words that mean nothing to us may mean something to a model; what we have understood we answer ourselves. */
const mayHelp = (understood: Understood): boolean =>
  understood.kind === 'not_understood' && (understood.why === 'no_figure' || understood.why === 'words');
