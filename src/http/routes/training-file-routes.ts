import { z } from 'zod';
import { currentDraft, importFile } from '../../engine/training/draft-desk.ts';
import { keptIntents } from '../../store/training/released-intents.ts';
import { findRelease } from '../../store/training/releases.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { draftAnswer } from '../draft-answer.ts';
import { actorOf } from '../principal.ts';
import { problem, sendProblem } from '../problem.ts';
import { rawRoute } from '../raw-route.ts';
import { type Route, route } from '../route.ts';
import { DraftChangedView, ExportView } from '../views/training-view.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const number = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number);

/** Intents as files: into the draft, and back. */
export function trainingFileRoutes({ store, guards, training: { desk } }: RouteDeps): Route[] {
  const tag = 'Training';

  async function intentsOf(of: string) {
    if (of === 'running') return desk.intents.running().intents;
    if (of === 'draft') return (await currentDraft(desk)).intents;
    const release = await findRelease(store, Number(of));
    return release && keptIntents(store, release.candidateId);
  }

  return [
    rawRoute({
      method: 'post',
      path: '/api/v1/training/draft/import',
      tag,
      summary:
        'Take a file into the draft: the body is the file itself, *.yml with an intent or *.jsonl with samples, at most 20 MB',
      guard: guards.team('manage'),
      takes: z.object({
        query: z.strictObject({
          name: z.string().regex(/^[^/\\]{1,100}\.(ya?ml|jsonl)$/i, 'must be the name of a *.yml or *.jsonl file'),
          version: number.meta({ description: 'Of the draft that was looked at' }),
          replace: z.enum(['true', 'false']).optional().meta({
            description: '`true`: intents of the file become as they are in it; else its samples are added',
          }),
        }),
      }),
      gives: { status: 200, schema: DraftChangedView, description: 'The new version, and what was left out' },
      problems: [400, 409, 413],
      async handle({ query: { name, version, replace }, who }, request, response) {
        const pieces: Buffer[] = [];
        let bytes = 0;
        for await (const piece of request) {
          if (!Buffer.isBuffer(piece)) continue;
          bytes += piece.length;
          if (bytes > MOST_BYTES) {
            const headers = { connection: 'close' };
            return sendProblem(response, problem('too-large', 'The file has more than 20 MB. Split it.', { headers }));
          }
          pieces.push(piece);
        }
        const file = { name, bytes: Buffer.concat(pieces), replace: replace === 'true' };
        const answer = draftAnswer(await importFile(desk, file, { version, by: actorOf(who) }));
        if (answer.kind === 'body') response.status(200).set('cache-control', 'no-store').json(answer.body);
        else if (answer.kind === 'problem') sendProblem(response, answer);
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/training/export',
      tag,
      summary: 'The intents as files of `intents/`: lines that have not changed stay as they are there',
      guard: guards.team('read'),
      takes: z.object({
        query: z.strictObject({
          of: z
            .string()
            .regex(/^(running|draft|[1-9]\d{0,8})$/, 'must be running, draft or the number of a release')
            .optional()
            .meta({ description: 'Left out: what runs' }),
        }),
      }),
      gives: { status: 200, schema: ExportView, description: 'The files that differ from those here' },
      async handle({ query: { of = 'running' } }) {
        const intents = await intentsOf(of);
        if (!intents) return problem('not-found', `There is no release ${of}.`);
        const { files, removed } = await desk.bench.exportFiles(intents);
        return ok({
          of,
          files: files.flatMap(({ name, state, text }) => (state === 'same' ? [] : [{ name, state, text }])),
          removed,
        });
      },
    }),
  ];
}
