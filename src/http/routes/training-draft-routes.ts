import { z } from 'zod';
import { Locale } from '../../domain/localized.ts';
import { diffDraft } from '../../domain/training/diff-draft.ts';
import { DraftEdit } from '../../domain/training/draft-edit.ts';
import { IntentName } from '../../domain/training/intent-file.ts';
import { sameText } from '../../domain/words/same-text.ts';
import { currentDraft, discardDraft, editDraft } from '../../engine/training/draft-desk.ts';
import { labelOffers, takeLabels } from '../../engine/training/labelled-desk.ts';
import { draftMark } from '../../store/training/draft.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { draftAnswer } from '../draft-answer.ts';
import { presentDraft } from '../present/training.ts';
import { actorOf } from '../principal.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { Id, SearchText } from '../takes.ts';
import {
  DraftChangedView,
  DraftDiffView,
  DraftProblemView,
  DraftSamplesView,
  LabelOffersView,
  TrainingDraftView,
} from '../views/training-view.ts';

const MOST_EDITS = 200;
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_SHOWN = 500;
const version = z.number().int().min(0).meta({ description: 'Of the draft that was looked at' });
const Offset = z
  .string()
  .regex(/^\d{1,6}$/, 'must be a whole number')
  .transform(Number);

/** The draft of the intents: one for all, changed by version. */
export function trainingDraftRoutes({ store, guards, training: { desk } }: RouteDeps): Route[] {
  const tag = 'Training';
  const path = '/api/v1/training/draft';
  const read = guards.team('read');
  const manage = guards.team('manage');
  const changed = {
    status: 200,
    schema: DraftChangedView,
    description: 'The new version, and what was left out',
  } as const;
  const problems = [400, 409];
  return [
    route({
      method: 'get',
      path,
      tag,
      summary: 'The intents as they are being worked on; what runs, until somebody has edited it',
      guard: read,
      takes: z.object({}),
      gives: {
        status: 200,
        schema: TrainingDraftView,
        description: 'Each intent with its counts; its samples by its name',
      },
      async handle() {
        const draft = await currentDraft(desk);
        return ok(presentDraft(draft, desk.intents.running().intents, await desk.problemsOf(draft)));
      },
    }),
    route({
      method: 'get',
      path: `${path}/intents/{intent}`,
      tag,
      summary: 'The samples of one intent in one language',
      guard: read,
      takes: z.object({
        params: z.object({ intent: IntentName }),
        query: z.strictObject({ locale: Locale, text: SearchText.optional(), offset: Offset.optional() }),
      }),
      gives: { status: 200, schema: DraftSamplesView, description: `At most ${MOST_SHOWN} at once, in their order` },
      async handle({ params: { intent: name }, query: { locale, text, offset = 0 } }) {
        const draft = await currentDraft(desk);
        const found = draft.intents.find(({ intent }) => intent === name);
        if (!found) return problem('not-found', `There is no intent "${name}" in the draft.`);
        const runs = desk.intents.running().intents.find(({ intent }) => intent === name);
        const known = new Set(runs?.utterances[locale] ?? []);
        const wanted = text === undefined ? '' : sameText(text);
        const matching = found.utterances[locale].filter((one) => sameText(one).includes(wanted));
        return ok({
          version: draft.version,
          intent: name,
          description: found.description,
          locale,
          total: matching.length,
          items: matching.slice(offset, offset + MOST_SHOWN).map((one) => ({ text: one, isNew: !known.has(one) })),
          problems: (await desk.problemsOf(draft)).filter(
            (one) => one.intent === name && (one.locale ?? locale) === locale,
          ),
        });
      },
    }),
    route({
      method: 'get',
      path: `${path}/problems`,
      tag,
      summary: 'Duplicates, conflicts, intents with too few samples: what is wrong with the draft, and the ways out',
      guard: read,
      takes: z.object({}),
      gives: {
        status: 200,
        schema: z.object({ version: z.number(), items: z.array(DraftProblemView) }),
        description: 'Errors first',
      },
      async handle() {
        const draft = await currentDraft(desk);
        return ok({ version: draft.version, items: await desk.problemsOf(draft) });
      },
    }),
    route({
      method: 'get',
      path: `${path}/changes`,
      tag,
      summary: 'What the draft adds to what runs, and what it takes away',
      guard: read,
      takes: z.object({}),
      gives: { status: 200, schema: DraftDiffView, description: 'The intents that differ' },
      async handle() {
        const draft = await currentDraft(desk);
        return ok({ version: draft.version, intents: diffDraft(desk.intents.running().intents, draft.intents) });
      },
    }),
    route({
      method: 'post',
      path: `${path}/edits`,
      tag,
      summary: 'Add, change, move and remove intents and samples: all of the edits, or none',
      guard: manage,
      mostBytes: MOST_BYTES,
      takes: z.object({
        body: z.strictObject({ version, edits: z.array(DraftEdit).min(1, 'holds no edit').max(MOST_EDITS) }),
      }),
      gives: changed,
      problems,
      handle: async ({ body, who }) =>
        draftAnswer(await editDraft(desk, body.edits, { version: body.version, by: actorOf(who) })),
    }),
    route({
      method: 'post',
      path: `${path}/discard`,
      tag,
      summary: 'Give all changes of the draft up: it is what runs again',
      guard: manage,
      takes: z.object({ body: z.strictObject({ version }) }),
      gives: changed,
      problems,
      handle: async ({ body, who }) => draftAnswer(await discardDraft(desk, { ...body, by: actorOf(who) })),
    }),
    route({
      method: 'get',
      path: '/api/v1/training/labelled',
      tag,
      summary: 'Labelled messages that the draft does not have yet, without personal data',
      guard: manage,
      takes: z.object({}),
      gives: { status: 200, schema: LabelOffersView, description: `Each text once, at most ${MOST_SHOWN}` },
      async handle() {
        const [mark, offers] = await Promise.all([draftMark(store), labelOffers(desk)]);
        return ok({
          version: mark.version,
          ready: offers.filter(({ state }) => state === 'ready').length,
          total: offers.length,
          items: offers.slice(0, MOST_SHOWN),
        });
      },
    }),
    route({
      method: 'post',
      path: `${path}/labelled`,
      tag,
      summary: 'Take labelled messages into the draft: all that can be, or some',
      guard: manage,
      takes: z.object({
        body: z.strictObject({
          version,
          messageIds: z.array(Id).min(1).max(MOST_SHOWN).optional().meta({ description: 'Left out: all' }),
          names: z.record(z.string().max(60), IntentName).optional().meta({
            description: 'Which intent a name stands for that people have given: {"парковка": "info.parking"}',
          }),
        }),
      }),
      gives: changed,
      problems,
      handle: async ({ body: { version: seen, messageIds = null, names = {} }, who }) =>
        draftAnswer(await takeLabels(desk, { messageIds, names }, { version: seen, by: actorOf(who) })),
    }),
  ];
}
