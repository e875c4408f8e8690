import { z } from 'zod';
import type { Candidate } from '../../domain/training/candidate.ts';
import { ChangedMessage } from '../../domain/training/gate.ts';
import { askTraining, cancelTraining } from '../../engine/training/training-desk.ts';
import { changesKey, readBlob } from '../../store/training/blobs.ts';
import { findCandidate, listCandidates } from '../../store/training/candidates.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { staleDraft } from '../draft-answer.ts';
import { presentCandidate, presentGate } from '../present/training.ts';
import { actorOf, type Principal } from '../principal.ts';
import { type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { seenTexts } from '../seen-texts.ts';
import { withId } from '../takes.ts';
import { CandidateSummaryView, CandidateView, ChangedMessagesView } from '../views/training-candidate-view.ts';

const SHOWN = 20;
const PART = 50;
const noCandidate = (): Problem => problem('not-found', 'There is no such candidate.');

/** Candidates: trained in the background, measured, asked about the last messages of customers. */
export function trainingCandidateRoutes(room: RouteDeps): Route[] {
  const {
    store,
    guards,
    training: { desk, wake },
  } = room;
  const tag = 'Training';
  const path = '/api/v1/training/candidates';
  const givesSummary = { schema: CandidateSummaryView, description: 'The candidate, with its progress' } as const;

  async function view(candidate: Candidate, who: Principal): Promise<CandidateView> {
    const { gate, evaluation, against } = candidate;
    const seen = gate ? await seenTexts(room, who, gate.lost) : new Map();
    return { ...presentCandidate(candidate), against, evaluation, gate: gate && presentGate(gate, seen) };
  }

  return [
    route({
      method: 'post',
      path,
      tag,
      summary: 'Train the draft as it is, measure it, and ask it about the last messages of customers',
      guard: guards.team('manage'),
      takes: z.object({ body: z.strictObject({ version: z.number().int().min(0) }) }),
      gives: { status: 202, ...givesSummary },
      problems: [409],
      async handle({ body, who }) {
        const asked = await askTraining(desk, { ...body, by: actorOf(who) });
        if (asked.kind === 'changed_meanwhile') return staleDraft(asked.version);
        if (asked.kind === 'refused') return problem('refused', asked.reason);
        wake();
        return ok(presentCandidate(asked.candidate));
      },
    }),
    route({
      method: 'get',
      path,
      tag,
      summary: 'The latest candidates',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: z.object({ items: z.array(CandidateSummaryView) }), description: 'Newest first' },
      handle: async () => ok({ items: (await listCandidates(store, SHOWN)).map(presentCandidate) }),
    }),
    route({
      method: 'get',
      path: `${path}/{id}`,
      tag,
      summary: 'One candidate: figures with intervals, confusions, learning curve, and bookings that it would lose',
      guard: guards.team('read'),
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: CandidateView, description: 'The candidate' },
      async handle({ params, who }) {
        const found = await findCandidate(store, params.id);
        return found ? ok(await view(found, who)) : noCandidate();
      },
    }),
    route({
      method: 'get',
      path: `${path}/{id}/changes`,
      tag,
      summary: 'Messages of customers that the candidate reads differently',
      guard: guards.team('read'),
      takes: z.object({
        params: withId,
        query: z.strictObject({
          from: z.string().max(60).optional().meta({ description: 'Only those that are read as this intent now' }),
          to: z.string().max(60).optional().meta({ description: 'Only those that would be read as this one' }),
          offset: z
            .string()
            .regex(/^\d{1,6}$/, 'must be a whole number')
            .transform(Number)
            .optional(),
        }),
      }),
      gives: { status: 200, schema: ChangedMessagesView, description: `${PART} at once, newest first` },
      async handle({ params, query: { from, to, offset = 0 }, who }) {
        if (!(await findCandidate(store, params.id))) return noCandidate();
        const bytes = await readBlob(store, changesKey(params.id));
        const all = bytes ? z.array(ChangedMessage).parse(JSON.parse(bytes.toString('utf8'))) : [];
        const wanted = all.filter((one) => (from ?? one.from) === one.from && (to ?? one.to) === one.to);
        const part = wanted.slice(offset, offset + PART);
        const texts = await seenTexts(room, who, part);
        return ok({
          total: wanted.length,
          items: part.flatMap((one) => {
            const text = texts.get(one.messageId);
            return text === undefined ? [] : [{ ...one, text }];
          }),
          next: offset + PART < wanted.length ? offset + PART : null,
        });
      },
    }),
    route({
      method: 'post',
      path: `${path}/{id}/cancel`,
      tag,
      summary: 'Call a training off',
      guard: guards.team('manage'),
      takes: z.object({ params: withId, body: z.strictObject({}).optional() }),
      gives: { status: 200, ...givesSummary },
      problems: [409],
      async handle({ params, who }) {
        const cancelled = await cancelTraining(desk, params.id, actorOf(who));
        wake();
        if (cancelled) return ok(presentCandidate(cancelled));
        const found = await findCandidate(store, params.id);
        return found ? problem('refused', `This training is over: ${found.state}.`) : noCandidate();
      },
    }),
  ];
}
