import { z } from 'zod';
import type { FileRow } from '../../store/message-files/file-row.ts';
import { findFile } from '../../store/message-files/find-file.ts';
import { maySee } from '../../store/queries/visible.ts';
import type { RouteDeps } from '../app-deps.ts';
import { sendFile } from '../files/send-file.ts';
import { SHARED_PATH } from '../files/shared-files.ts';
import { takeBody } from '../files/take-file.ts';
import type { Principal } from '../principal.ts';
import { problem, sendProblem } from '../problem.ts';
import { rawRoute } from '../raw-route.ts';
import type { Route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { withId } from '../takes.ts';
import { UploadView } from '../views/file-view.ts';

const noFile = () => problem('not-found', 'There is no such file.');

/** Files of messages: brought by the team before they are sent, and read by whoever sees their dialog. */
export function fileRoutes(deps: RouteDeps): Route[] {
  const { store, guards, surroundings, config, sharedFiles } = deps;
  const tag = 'Dialogs';

  async function mayRead(who: Principal, { dialogId, operatorId }: FileRow): Promise<boolean> {
    if (dialogId !== null) return maySee(store, scopeFor(who, surroundings()), dialogId);
    return operatorId !== null && who.kind === 'user' && who.id === operatorId;
  }

  return [
    rawRoute({
      method: 'post',
      path: '/api/v1/files',
      tag,
      summary: `Upload a file for a reply: the body is the file itself, at most ${config.FILES_MOST_MB} MB; its name goes into X-File-Name, percent-encoded. Not sent within a day, it is removed`,
      guard: guards.team('speak'),
      takes: z.object({}),
      gives: { status: 201, schema: UploadView, description: 'What it is; its id goes into `files` of the reply' },
      problems: [400, 413],
      async handle({ who }, request, response) {
        const operatorId = who.kind === 'user' ? who.id : null;
        const taken = await takeBody(deps, request, { operatorId, threadId: null });
        if (taken.kind === 'problem') return sendProblem(response, taken);
        response.status(201).set('cache-control', 'no-store').json(presentUpload(taken.row));
      },
    }),
    rawRoute({
      method: 'get',
      path: '/api/v1/files/{id}',
      tag,
      summary: 'A file of a message, for whoever sees its dialog; parts of it by Range',
      guard: guards.team('read'),
      takes: z.object({
        params: withId,
        query: z.strictObject({
          save: z.literal('1').optional().meta({ description: 'To be saved, also where it could be shown' }),
        }),
      }),
      gives: { status: 200, schema: z.string(), type: 'application/octet-stream', description: 'The bytes' },
      problems: [404, 416],
      async handle({ params, query, who }, request, response) {
        const row = await findFile(store, params.id);
        if (row?.state !== 'kept' || row.place === null || !(await mayRead(who, row))) {
          return sendProblem(response, noFile());
        }
        await sendFile(deps, { ...row, place: row.place }, { request, response, save: query.save === '1' });
      },
    }),
    rawRoute({
      method: 'get',
      path: `${SHARED_PATH}/{id}`,
      tag,
      summary:
        'A file that is on its way out, for messengers that fetch what they send; the address is made for one file and some minutes',
      guard: guards.anyone,
      takes: z.object({
        params: withId,
        query: z.strictObject({ until: z.string().max(20), signature: z.string().max(100) }),
      }),
      gives: { status: 200, schema: z.string(), type: 'application/octet-stream', description: 'The bytes' },
      problems: [404, 416],
      async handle({ params, query: { until, signature } }, request, response) {
        const row = sharedFiles.isGood(params.id, until, signature) ? await findFile(store, params.id) : null;
        if (row?.state !== 'kept' || row.place === null) return sendProblem(response, noFile());
        await sendFile(deps, { ...row, place: row.place }, { request, response, save: false });
      },
    }),
  ];
}

export const presentUpload = ({ id, kind, name, mime, bytes }: FileRow): UploadView => ({
  id,
  kind,
  name,
  mime,
  bytes,
});
