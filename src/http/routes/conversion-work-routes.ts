import { z } from 'zod';
import { localOf } from '../../domain/booking/zone.ts';
import { calibrate } from '../../domain/conversion/calibrate.ts';
import { checkPrompt } from '../../domain/conversion/check-prompt.ts';
import { ConversionSettings } from '../../domain/conversion/conversion-settings.ts';
import { RerunScope } from '../../domain/conversion/judging.ts';
import { MOST_TRIED } from '../../engine/conversion/try-prompt.ts';
import { readEvidence } from '../../store/conversion/evidence.ts';
import { readBacklog, releaseHeld } from '../../store/conversion/judgings.ts';
import { cancelRerun, listReruns, startRerun } from '../../store/conversion/reruns.ts';
import { readConversionSettings, spentOn, writeConversionSettings } from '../../store/conversion/token-budget.ts';
import { dialogsById } from '../../store/queries/dialogs-by-id.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentConversion, presentJudge, presentRerun } from '../present/conversion.ts';
import { actorOf } from '../principal.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { Id, type Period, period, periodOf, withId } from '../takes.ts';
import { CalibrationView, ConversionStatusView, RerunView, TriedView } from '../views/conversion-prompt-view.ts';
import { CONVERSION_TAG as tag, whyNot } from './conversion-prompt-routes.ts';

const SHOWN_RERUNS = 5;
const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;
/** A question to GPT has a deadline of 25 s, and all are asked at once. */
const TRIED_WITHIN_MS = 40_000;
const NOTHING_DONE = { waiting: 0, done: 0, skipped: 0, cancelled: 0, failed: 0 };

/** The judge at work: trying words out, its budget and backlog, re-runs of a period, and how far its verdicts can be trusted. */
export function conversionWorkRoutes(deps: RouteDeps): Route[] {
  const { store, guards, surroundings, conversion, clock, newId } = deps;
  const team = () => [...surroundings().team, ...surroundings().former];

  return [
    route({
      method: 'post',
      path: '/api/v1/conversion/try',
      tag,
      summary: `Judge up to ${MOST_TRIED} dialogs by words that are not saved; nothing is stored, and it counts against the budget`,
      guard: guards.team('manage'),
      takes: z.object({
        body: z.strictObject({ text: z.string().max(20_000), dialogIds: z.array(Id).min(1).max(MOST_TRIED) }),
      }),
      gives: { status: 200, schema: TriedView, description: 'A verdict for each dialog, beside the one in force' },
      patientMs: TRIED_WITHIN_MS,
      async handle({ body }) {
        const wrong = whyNot(checkPrompt(body.text));
        if (wrong) return wrong;
        const dialogIds = [...new Set(body.dialogIds)];
        const dialogs = await dialogsById(store, dialogIds);
        const missing = dialogIds.find((id) => !dialogs.has(id));
        if (missing !== undefined) {
          return invalidInput([
            { path: 'body.dialogIds', reason: `there is no dialog ${missing}: choose another one` },
          ]);
        }
        const outcomes = await conversion.tryOut(body.text, dialogIds);
        const items = outcomes.map((outcome, at) => {
          const dialog = dialogs.get(dialogIds[at] ?? '');
          const found =
            outcome.kind === 'verdict'
              ? { verdict: outcome.verdict, quote: outcome.quote, reason: outcome.reason }
              : { verdict: 'not_scored' as const, quote: '', reason: outcome.why };
          return {
            dialogId: dialogIds[at] ?? '',
            ...found,
            by: outcome.by,
            tokens: outcome.tokens,
            inForce: dialog ? presentConversion(dialog, team()) : null,
          };
        });
        return ok({ items, tokens: items.reduce((sum, { tokens }) => sum + tokens, 0) });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/conversion/status',
      tag,
      summary: 'Who judges, what is left of the budget, how long the line is, and the latest re-runs',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: ConversionStatusView, description: 'How it stands' },
      handle: async () => ok(await status()),
    }),
    route({
      method: 'patch',
      path: '/api/v1/conversion/budget',
      tag,
      summary: 'Set how many tokens judging may cost a day; it holds at once. 0 stops it',
      guard: guards.team('manage'),
      takes: z.object({ body: z.strictObject(ConversionSettings.shape) }),
      gives: { status: 200, schema: ConversionStatusView, description: 'How it stands' },
      async handle({ body }) {
        await writeConversionSettings(store, body);
        await releaseHeld(store, { until: conversion.nextDay(), now: clock.now() });
        conversion.wake();
        return ok(await status());
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/conversion/rerun',
      tag,
      summary: 'Judge the dialogs anew that were closed in a period, in the background',
      guard: guards.team('manage'),
      takes: z.object({
        body: z.strictObject({ ...period, scope: RerunScope.default('other_version') }),
      }),
      gives: { status: 202, schema: RerunView, description: 'The re-run; its progress is in the status' },
      problems: [409],
      async handle({ body, who }) {
        const within = wholePeriod(body, surroundings().business.timezone);
        if (within.kind === 'problem') return within;
        const { from, to } = within;
        const asked = { id: newId(), by: actorOf(who), at: clock.now(), from, to, scope: body.scope };
        const job = await startRerun(store, asked);
        if (!job)
          return problem('refused', 'A re-run is under way already: wait until it is done, or cancel it first.');
        conversion.wake();
        return ok(presentRerun({ job, progress: NOTHING_DONE }, team()));
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/conversion/rerun/{id}/cancel',
      tag,
      summary: 'Stop a re-run; what is judged stays judged',
      guard: guards.team('manage'),
      takes: z.object({ params: withId, body: z.strictObject({}).optional() }),
      gives: { status: 200, schema: ConversionStatusView, description: 'How it stands' },
      problems: [409],
      async handle({ params }) {
        const cancelled = await cancelRerun(store, params.id, clock.now());
        return cancelled
          ? ok(await status())
          : problem('refused', 'There is no such re-run under way: it is over already.');
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/conversion/calibration',
      tag,
      summary:
        'How the verdicts of each version agree with people’s marks and with what came of the dialogs, and whether they drift',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: CalibrationView, description: 'Versions, the newest first' },
      handle: async () => ok({ items: calibrate(await readEvidence(store)) }),
    }),
  ];

  async function status(): Promise<ConversionStatusView> {
    const now = clock.now();
    const { date } = localOf(now, surroundings().business.timezone);
    const [{ dailyTokens }, spent, { waiting, due, since, held }, reruns] = await Promise.all([
      readConversionSettings(store),
      spentOn(store, date),
      readBacklog(store, now),
      listReruns(store, SHOWN_RERUNS),
    ]);
    return {
      judge: presentJudge(conversion.model),
      budget: {
        dailyTokens,
        spent,
        left: Math.max(0, dailyTokens - spent),
        resetsAt: conversion.nextDay().toISOString(),
      },
      backlog: {
        waiting,
        due,
        since: since?.toISOString() ?? null,
        held: held && { why: held.why, until: held.until.toISOString() },
      },
      reruns: reruns.map((one) => presentRerun(one, team())),
    };
  }
}

/** A period with both ends, not longer than a year. */
function wholePeriod(
  body: { from?: string | undefined; to?: string | undefined },
  zone: string,
): Required<Period> | Problem {
  const missing = (['from', 'to'] as const).filter((name) => body[name] === undefined);
  if (missing.length > 0) {
    return invalidInput(
      missing.map((name) => ({ path: `body.${name}`, reason: 'is missing: say which period is judged anew' })),
    );
  }
  const { kind, from, to } = { from: undefined, to: undefined, ...periodOf(body, zone) };
  if (kind === 'problem' || !from || !to)
    return invalidInput([{ path: 'body.to', reason: 'must be later than `from`' }]);
  if (to.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS) {
    return invalidInput([
      { path: 'body.from', reason: `the period is longer than ${LONGEST_DAYS} days: judge it in parts` },
    ]);
  }
  return { kind: 'period', from, to };
}
