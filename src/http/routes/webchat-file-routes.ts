import { z } from 'zod';
import { findFile } from '../../store/message-files/find-file.ts';
import type { RouteDeps } from '../app-deps.ts';
import { sendFile } from '../files/send-file.ts';
import { takeBody } from '../files/take-file.ts';
import { problem, sendProblem } from '../problem.ts';
import { rawRoute } from '../raw-route.ts';
import type { Route } from '../route.ts';
import { withId } from '../takes.ts';
import { UploadView } from '../views/file-view.ts';
import { presentUpload } from './file-routes.ts';

/** Files of a web chat, for its visitor alone. */
export function webchatFileRoutes(deps: RouteDeps): Route[] {
  const { store, guards, limiters, config } = deps;
  const tag = 'Web chat';
  return [
    rawRoute({
      method: 'post',
      path: '/api/v1/webchat/files',
      tag,
      summary: `Upload a file for a message: the body is the file itself, at most ${config.FILES_MOST_MB} MB; its name goes into X-File-Name, percent-encoded. Not sent within a day, it is removed`,
      guard: guards.visitor,
      // By address first: nobody has yet looked whether the token is one, and made-up ones have no end.
      limits: [limiters.chatFilesOfAddress, limiters.chatFiles],
      takes: z.object({}),
      gives: { status: 201, schema: UploadView, description: 'What it is; its id goes into `files` of the message' },
      problems: [400, 413],
      async handle({ who }, request, response) {
        const taken = await takeBody(deps, request, { operatorId: null, threadId: who.threadId });
        if (taken.kind === 'problem') return sendProblem(response, taken);
        response.status(201).set('cache-control', 'no-store').json(presentUpload(taken.row));
      },
    }),
    rawRoute({
      method: 'get',
      path: '/api/v1/webchat/files/{id}',
      tag,
      summary: 'A file of this chat; parts of it by Range',
      guard: guards.visitor,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: z.string(), type: 'application/octet-stream', description: 'The bytes' },
      problems: [404, 416],
      async handle({ params, who }, request, response) {
        const row = await findFile(store, params.id);
        if (row?.state !== 'kept' || row.place === null || row.threadId !== who.threadId) {
          return sendProblem(response, problem('not-found', 'There is no such file in this chat.'));
        }
        await sendFile(deps, { ...row, place: row.place }, { request, response, save: false });
      },
    }),
  ];
}
