import { z } from 'zod';
import { type ChoiceFlaw, choiceFlaws, type TemplateBook, TemplateChoice } from '../../domain/wa-templates/choice.ts';
import { canBeUsed, variablesOf } from '../../domain/wa-templates/template.ts';
import { fillFacts } from '../../engine/wa-templates/fill-facts.ts';
import { suggestedValues } from '../../engine/wa-templates/suggested-values.ts';
import { fromDocument } from '../../store/document.ts';
import { namedDialogs } from '../../store/queries/named-dialogs.ts';
import { keepChoices, readTemplateBook } from '../../store/wa-templates/template-books.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { invalidInput, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { withId } from '../takes.ts';
import { DialogTemplateView, TemplateBookView } from '../views/template-view.ts';

/** Meta is asked page by page. */
const ASKED_WITHIN_MS = 40_000;

/** Templates that a messenger has approved: which there are, what for they are used, and which fit a dialog now. */
export function templateRoutes({
  store,
  config,
  channels,
  templates,
  guards,
  surroundings,
  settings,
}: RouteDeps): Route[] {
  const tag = 'Channels';
  const path = '/api/v1/channels/{id}/templates';
  const gives = { status: 200, schema: TemplateBookView, description: 'Templates and choices' } as const;
  const none = problem('not-found', 'There is no such channel, or it has no templates.');
  const hasSome = (channelId: string): boolean => channels.get(channelId)?.templates !== undefined;
  const present = (book: TemplateBook): TemplateBookView => ({
    channelId: book.id,
    version: book.version,
    readAt: book.readAt?.toISOString() ?? null,
    problem: book.problem,
    templates: book.templates.map((template) => ({ ...template, variables: variablesOf(template) })),
    choices: book.choices,
    flaws: choiceFlaws(book.choices, book.templates),
    fallback: { ru: config.WHATSAPP_TEMPLATE_RU !== undefined, en: config.WHATSAPP_TEMPLATE_EN !== undefined },
  });

  return [
    route({
      method: 'get',
      path,
      tag,
      summary: 'The templates of a channel, as its provider told of them last, and what for they are used',
      guard: guards.team('manage'),
      takes: z.object({ params: withId }),
      gives,
      problems: [404],
      async handle({ params: { id } }) {
        return hasSome(id) ? ok(present(await readTemplateBook(store, id))) : none;
      },
    }),
    route({
      method: 'post',
      path: `${path}/refresh`,
      tag,
      summary: 'Ask the provider for the templates now; otherwise it is asked once a day',
      guard: guards.team('manage'),
      takes: z.object({ params: withId }),
      gives,
      problems: [404],
      patientMs: ASKED_WITHIN_MS,
      async handle({ params: { id } }) {
        const book = await templates.refresh(id);
        return book ? ok(present(book)) : none;
      },
    }),
    route({
      method: 'patch',
      path,
      tag,
      summary: 'Choose which template says what, with what in its variables',
      guard: guards.team('manage'),
      takes: z.object({
        params: withId,
        body: z.strictObject({
          version: z.number().meta({ description: 'Of the choices that you have seen' }),
          choices: z.array(TemplateChoice).max(20),
        }),
      }),
      gives,
      problems: [404, 409],
      async handle({ params: { id }, body }) {
        if (!hasSome(id)) return none;
        const book = await readTemplateBook(store, id);
        const flaws = choiceFlaws(body.choices, book.templates);
        if (flaws.length > 0)
          return invalidInput(flaws.map(({ choice, why }) => ({ path: `body.choices.${choice}`, reason: WHY[why] })));
        if (!(await keepChoices(store, id, body.version, body.choices)))
          return problem('refused', 'Somebody has changed these choices meanwhile. Load them anew.');
        await settings.refresh();
        return ok(present(await readTemplateBook(store, id)));
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/dialogs/{id}/templates',
      tag,
      summary: 'The approved templates that can be sent into a dialog, with what is known for their variables',
      guard: guards.team('act'),
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: z.object({ items: z.array(DialogTemplateView) }), description: 'Those that fit' },
      problems: [404],
      async handle({ params: { id }, who }) {
        const seen = await namedDialogs(store, scopeFor(who, surroundings()), [id]);
        const row = seen.has(id) ? await store.dialogs.findOne({ _id: id }) : null;
        if (!row) return problem('not-found', 'There is no such dialog.');
        const dialog = fromDocument(row);
        const book = await readTemplateBook(store, dialog.channelId);
        const facts = await fillFacts(store, surroundings().business, dialog, '');
        return ok({
          items: book.templates.filter(canBeUsed).map((template) => {
            const { name, language, header, body, footer, buttons } = template;
            const values = suggestedValues(template, book.choices, facts);
            return { name, language, header, body, footer, buttons, values };
          }),
        });
      },
    }),
  ];
}

const WHY: Record<ChoiceFlaw['why'], string> = {
  twice: 'there is a template for this already',
  no_template: 'there is no such template: read the list anew',
  not_approved: 'this template is not approved at present',
  unfit: 'this template has a picture or a button that cannot be filled here',
  variables: 'each variable of the template needs to be filled, once',
  words: 'the fixed words are missing',
};
