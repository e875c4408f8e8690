import { z } from 'zod';
import { type Published, publish, rollBack } from '../../engine/training/publish.ts';
import { findRelease, listReleases, runningPointer } from '../../store/training/releases.ts';
import { type Answer, ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentGate, presentRelease } from '../present/training.ts';
import { actorOf, may } from '../principal.ts';
import { invalidInput, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { seenTexts } from '../seen-texts.ts';
import { Id } from '../takes.ts';
import { ReleasesView, ReleaseView, RunningPointerView } from '../views/training-candidate-view.ts';

const SHOWN = 50;
/** A model that another version of the program has made is trained anew from its samples first. */
const PATIENT_MS = 120_000;
const Number9 = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be the number of a release')
  .transform(Number);

/** Releases: a candidate becomes what runs, hot and in all processes, and any earlier one can run again. */
export function trainingReleaseRoutes(room: RouteDeps): Route[] {
  const {
    store,
    guards,
    content,
    training: { desk },
  } = room;
  const tag = 'Training';
  const path = '/api/v1/training/releases';
  const gives = { status: 200, schema: RunningPointerView, description: 'What runs now' } as const;

  function answer(done: Published, none: string): Answer<RunningPointerView> {
    if (done.kind === 'not_found') return problem('not-found', none);
    if (done.kind === 'refused') return problem('refused', done.reason);
    const { release, turn } = done.pointer;
    return ok({
      release,
      turn,
      here: desk.intents.running().release === release,
      problems: content.problems().map(({ file, reason }) => `${file}: ${reason}`),
    });
  }

  return [
    route({
      method: 'get',
      path,
      tag,
      summary: 'Published releases of the intents, and which one runs',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: ReleasesView, description: 'Newest first' },
      async handle() {
        const [{ release, turn }, releases] = await Promise.all([runningPointer(store), listReleases(store, SHOWN)]);
        return ok({ running: release, turn, items: releases.map((one) => presentRelease(one, release)) });
      },
    }),
    route({
      method: 'get',
      path: `${path}/{number}`,
      tag,
      summary: 'One release with the figures that it was published by',
      guard: guards.team('read'),
      takes: z.object({ params: z.object({ number: Number9 }) }),
      gives: { status: 200, schema: ReleaseView, description: 'The release' },
      async handle({ params: { number }, who }) {
        const [found, { release }] = await Promise.all([findRelease(store, number), runningPointer(store)]);
        if (!found) return problem('not-found', 'There is no such release.');
        const seen = await seenTexts(room, who, found.gate.lost);
        const { evaluation, gate } = found;
        return ok({ ...presentRelease(found, release), evaluation, gate: presentGate(gate, seen) });
      },
    }),
    route({
      method: 'post',
      path,
      tag,
      summary: 'Publish a candidate: it runs at once here, and within seconds in all processes',
      guard: guards.team('manage'),
      patientMs: PATIENT_MS,
      takes: z.object({
        body: z.strictObject({
          candidateId: Id,
          note: z.string().trim().max(500).optional(),
          override: z.string().trim().min(10, 'must say why, in 10 characters at least').max(500).optional().meta({
            description: 'Why it is to be published although bookings would be lost; only the owner may',
          }),
        }),
      }),
      gives,
      problems: [404, 409],
      async handle({ body: { candidateId, note = '', override = null }, who }) {
        if (override !== null && !may(who, 'own'))
          return invalidInput([
            { path: 'body.override', reason: 'only the owner may publish what would lose bookings' },
          ]);
        return answer(
          await publish(desk, { candidateId, note, override, by: actorOf(who) }),
          'There is no such candidate.',
        );
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/training/rollback',
      tag,
      summary: 'Let an earlier release run again, or the files',
      guard: guards.team('manage'),
      patientMs: PATIENT_MS,
      takes: z.object({
        body: z.strictObject({
          to: z.number().int().min(1).nullable().meta({ description: 'The number of a release; null: the files' }),
          reason: z.string().trim().max(500).optional(),
        }),
      }),
      gives,
      problems: [404, 409],
      handle: async ({ body: { to, reason = '' }, who }) =>
        answer(await rollBack(desk, { to, reason, by: actorOf(who) }), `There is no release ${to}.`),
    }),
  ];
}
