import { z } from 'zod';
import { instantAt } from '../../domain/booking/zone.ts';
import { intentName, type LabelRow } from '../../domain/labelling/label-row.ts';
import { weekOf } from '../../domain/labelling/week-of.ts';
import { NONE } from '../../domain/understanding.ts';
import { fromDocument } from '../../store/document.ts';
import { claimLabels, waitingLabels } from '../../store/labelling/claim-labels.ts';
import { labelContexts } from '../../store/labelling/label-context.ts';
import { commonGuesses, countWaiting, givenNames, recentLabels } from '../../store/labelling/label-figures.ts';
import { skipLabel, unskipLabel } from '../../store/labelling/skip-label.ts';
import { maySee } from '../../store/queries/visible.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentAccuracy, presentLabelItem } from '../present/labelling.ts';
import { actorOf, may, type Principal } from '../principal.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id } from '../takes.ts';
import { LabelledView, LabellingSummaryView, LabelQueueView } from '../views/labelling-view.ts';

const tag = 'Labelling';
const FOUR_WEEKS_MS = 28 * 86_400_000;
const withMessage = z.object({ messageId: Id });
const Limit = z
  .string()
  .regex(/^([1-9]|1\d|20)$/, 'must be a whole number from 1 to 20')
  .transform(Number);
/** What a person may call a meaning: words, not code. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{1,59}$/u;

const Verdict = z.union([
  z.strictObject({
    actual: z.string().max(200).meta({ description: 'An intent, `None` for no intent, or the name of a new one' }),
  }),
  z.strictObject({ skip: z.literal(true) }),
]);

const noMessage = (): Problem => problem('not-found', 'There is no such message to be labelled.');
const nameOf = (who: Principal): string => (who.kind === 'api' ? 'api' : who.id);

/** How accurate the bot is on what customers really write: people say what messages meant that were drawn by chance. */
export function labellingRoutes({ store, engine, guards, metrics, surroundings, intents, clock }: RouteDeps): Route[] {
  const seenBy = (who: Principal) => scopeFor(who, surroundings());
  const recently = (who: Principal) =>
    recentLabels(store, seenBy(who), new Date(clock.now().getTime() - FOUR_WEEKS_MS));

  async function find(messageId: string, who: Principal): Promise<LabelRow | null> {
    const found = await store.labelQueue.findOne({ _id: messageId });
    return found && (await maySee(store, seenBy(who), found.dialogId)) ? fromDocument(found) : null;
  }

  async function act(row: LabelRow, who: Principal, action: Parameters<typeof engine.act>[0]['actions'][number]) {
    const acted = await engine.act({ dialogId: row.dialogId, actor: actorOf(who), actions: [action] });
    metrics.actions.inc({ kind: action.kind, outcome: acted.kind });
    if (acted.kind === 'not_found') return noMessage();
    return acted.kind === 'refused' ? problem('refused', acted.reason) : null;
  }

  /** An intent as it is, anything else in the one spelling of new names; null for what is no name. */
  function meaningOf(actual: string): string | null {
    if (actual === NONE || intents().includes(actual)) return actual;
    const name = intentName(actual);
    if (name === NONE.toLowerCase()) return NONE;
    return NAME.test(name) ? name : null;
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/labelling',
      tag,
      summary: 'The next messages to label, by lot; whoever may label has them alone for five minutes',
      guard: guards.team('read'),
      takes: z.object({
        query: z.strictObject({ limit: Limit.optional().meta({ description: '1 to 20, 5 when left out' }) }),
      }),
      gives: { status: 200, schema: LabelQueueView, description: 'The same ones again until they are labelled' },
      async handle({ query: { limit = 5 }, who }) {
        const wish = { scope: seenBy(who), limit, now: clock.now() };
        const [rows, verdicts, names, common] = await Promise.all([
          may(who, 'act') ? claimLabels(store, nameOf(who), wish) : waitingLabels(store, wish),
          recently(who),
          givenNames(store),
          commonGuesses(store),
        ]);
        const contexts = await labelContexts(
          store,
          rows.map(({ id }) => id),
        );
        const known = new Set([...intents(), NONE]);
        const usual = [...new Set([...common, ...intents()])];
        return ok({
          items: rows.flatMap((row) => {
            const context = contexts.get(row.id);
            return context ? presentLabelItem(row, context, verdicts, usual) : [];
          }),
          names: names.filter((name) => !known.has(name)),
        });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/labelling/summary',
      tag,
      summary: 'What waits, what has been labelled this week, and how accurate the bot is, with intervals',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: LabellingSummaryView, description: 'The summary' },
      async handle({ who }) {
        const now = clock.now();
        const { timezone } = surroundings().business;
        const since = instantAt(weekOf(now, timezone), '00:00', timezone);
        const [waiting, labels] = await Promise.all([countWaiting(store, seenBy(who)), recently(who)]);
        const thisWeek = labels.filter(({ doneAt }) => doneAt !== null && doneAt >= since);
        return ok({
          waiting,
          thisWeek: {
            labelled: thisWeek.length,
            byMe: thisWeek.filter(({ by }) => by === nameOf(who)).length,
            since: since.toISOString(),
          },
          since: new Date(now.getTime() - FOUR_WEEKS_MS).toISOString(),
          ...presentAccuracy(labels),
        });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/labelling/{messageId}',
      tag,
      summary: 'Say what a message meant, or pass over one that cannot be judged',
      guard: guards.team('act'),
      takes: z.object({ params: withMessage, body: Verdict }),
      gives: { status: 200, schema: LabelledView, description: 'It waits for nobody any more' },
      problems: [409],
      async handle({ params: { messageId }, body, who }) {
        const row = await find(messageId, who);
        if (!row) return noMessage();
        if ('skip' in body) {
          const isSkipped = await skipLabel(store, messageId, nameOf(who), clock.now());
          if (!isSkipped)
            return problem('refused', 'This message has been labelled already, or a colleague is labelling it.');
          return ok<LabelledView>({ messageId, state: 'skipped', actual: null });
        }
        const actual = meaningOf(body.actual);
        if (actual === null)
          return invalidInput([
            { path: 'body.actual', reason: 'a name is 2 to 60 letters, digits, spaces, dots, dashes or underscores' },
          ]);
        const { predicted } = row;
        const failed = await act(row, who, { kind: 'label_intent', messageId, predicted, actual, fromQueue: true });
        return failed ?? ok<LabelledView>({ messageId, state: 'labelled', actual });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/labelling/{messageId}/undo',
      tag,
      summary: 'Take back what one has said of a message, or that one has passed over it',
      guard: guards.team('act'),
      takes: z.object({ params: withMessage }),
      gives: { status: 200, schema: LabelledView, description: 'It waits for whoever had it' },
      problems: [409],
      async handle({ params: { messageId }, who }) {
        const row = await find(messageId, who);
        if (!row) return noMessage();
        if (row.state === 'skipped') {
          const isBack = await unskipLabel(store, row, nameOf(who), clock.now());
          if (!isBack) return problem('refused', 'Somebody else has passed over this message.');
        } else {
          const failed = await act(row, who, { kind: 'take_back_label', messageId });
          if (failed) return failed;
        }
        return ok<LabelledView>({ messageId, state: 'waiting', actual: null });
      },
    }),
  ];
}
