import { z } from 'zod';
import { type ContactImport, ImportTarget, NOTHING_COUNTED } from '../../domain/contacts/import.ts';
import {
  changeImport,
  dropErrors,
  errorsOf,
  findImport,
  listImports,
  MOST_ERRORS,
} from '../../store/contacts/imports.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { sendCsv } from '../csv.ts';
import { presentImport } from '../present/import.ts';
import { type Problem, problem, sendProblem } from '../problem.ts';
import { rawRoute } from '../raw-route.ts';
import { type Route, route } from '../route.ts';
import { takeUpload } from '../take-upload.ts';
import { withId } from '../takes.ts';
import { ImportView } from '../views/contact-view.ts';

const SHOWN_ERRORS = 20;
const OPEN = ['ready', 'checked', 'failed', 'cancelled'] as const;
const noImport = (): Problem => problem('not-found', 'There is no such import.');
const busy = (): Problem => problem('refused', 'The import is under way or done already. Look at it again.');

/** Files of contacts: uploaded, mapped, checked, written in the background. */
export function contactImportRoutes(deps: RouteDeps): Route[] {
  const { store, guards, importer } = deps;
  const tag = 'Contacts';
  const guard = guards.team('manage');
  const gives = { status: 200, schema: ImportView, description: 'The import' } as const;
  const view = async (found: ContactImport) => presentImport(found, await errorsOf(store, found.id, SHOWN_ERRORS));

  /** Asks for work on the file: a check, or the writing. */
  async function ask(id: string, state: 'checking' | 'running') {
    const found = await findImport(store, id);
    if (!found) return noImport();
    if (!found.mapping.some((target) => target === 'name' || target === 'phone' || target === 'email')) {
      return problem('refused', 'Say first which column is the name, the phone or the e-mail.');
    }
    // What was begun and stopped goes on; anything else begins anew.
    const goesOn = state === 'running' && found.counts.rows > 0;
    if (!goesOn) await dropErrors(store, id);
    const part = {
      state,
      problem: null,
      owner: null,
      leaseUntil: new Date(0),
      ...(!goesOn && { counts: NOTHING_COUNTED }),
    };
    const asked = await changeImport(store, id, OPEN, part);
    if (!asked) return busy();
    importer.wake();
    return ok(await view(asked));
  }

  return [
    rawRoute({
      method: 'post',
      path: '/api/v1/contacts/imports',
      tag,
      summary: 'Upload a CSV file: the body is the file itself, at most 50 MB, with a heading and at most 300 columns',
      guard,
      takes: z.object({ query: z.strictObject({ name: z.string().trim().min(1).max(200).optional() }) }),
      gives: { status: 201, schema: ImportView, description: 'What was recognised, and a guess where the columns go' },
      problems: [400, 413],
      async handle({ query, who }, request, response) {
        const taken = await takeUpload(deps, request, { fileName: query.name ?? 'contacts.csv', who });
        if (taken.kind === 'problem') sendProblem(response, taken);
        else
          response
            .status(201)
            .set('cache-control', 'no-store')
            .json(await view(taken.made));
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/contacts/imports',
      tag,
      summary: 'The latest imports',
      guard,
      takes: z.object({}),
      gives: { status: 200, schema: z.object({ items: z.array(ImportView) }), description: 'Newest first' },
      async handle() {
        const found = await listImports(store);
        return ok({ items: found.map((one) => presentImport(one, [])) });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/contacts/imports/{id}',
      tag,
      summary: 'One import, with its progress',
      guard,
      takes: z.object({ params: withId }),
      gives,
      async handle({ params }) {
        const found = await findImport(store, params.id);
        return found ? ok(await view(found)) : noImport();
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/contacts/imports/{id}',
      tag,
      summary: 'Say where the columns go, before the import begins',
      guard,
      takes: z.object({
        params: withId,
        body: z.strictObject({
          mapping: z.array(ImportTarget).max(300).optional(),
          tags: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
        }),
      }),
      gives,
      problems: [409],
      async handle({ params, body: { mapping, tags } }) {
        const found = await findImport(store, params.id);
        if (!found) return noImport();
        const wrong = mapping && whyNot(mapping, found);
        if (wrong) return problem('refused', wrong);
        if (found.counts.rows > 0) return problem('refused', 'The import has begun: its columns stay where they are.');
        const part = { state: 'ready' as const, checked: null, ...(mapping && { mapping }), ...(tags && { tags }) };
        const changed = await changeImport(store, params.id, OPEN, part);
        return changed ? ok(await view(changed)) : busy();
      },
    }),
    ...(['check', 'start'] as const).map((what) =>
      route({
        method: 'post',
        path: `/api/v1/contacts/imports/{id}/${what}`,
        tag,
        summary:
          what === 'check'
            ? 'Go through the file without writing anything'
            : 'Write the contacts; goes on where it was stopped',
        guard,
        takes: z.object({ params: withId, body: z.strictObject({}).optional() }),
        gives: { ...gives, status: 202 as const },
        problems: [409],
        handle: ({ params }) => ask(params.id, what === 'check' ? 'checking' : 'running'),
      }),
    ),
    route({
      method: 'post',
      path: '/api/v1/contacts/imports/{id}/cancel',
      tag,
      summary: 'Stop; what is written stays',
      guard,
      takes: z.object({ params: withId, body: z.strictObject({}).optional() }),
      gives,
      problems: [409],
      async handle({ params }) {
        const found = await findImport(store, params.id);
        if (!found) return noImport();
        const part = { state: 'cancelled' as const, owner: null };
        // What a check has gone through is not written: nothing goes on behind it.
        const changed =
          (await changeImport(store, params.id, ['checking'], { ...part, counts: NOTHING_COUNTED })) ??
          (await changeImport(store, params.id, ['ready', 'checked', 'running', 'failed'], part));
        return changed ? ok(await view(changed)) : busy();
      },
    }),
    rawRoute({
      method: 'get',
      path: '/api/v1/contacts/imports/{id}/errors',
      tag,
      summary: `The rows that could not be taken, with why, as CSV; at most ${MOST_ERRORS}`,
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: z.string(), description: 'Lines of the file with reasons', type: 'text/csv' },
      async handle({ params }, _request, response) {
        const found = await findImport(store, params.id);
        if (!found) return sendProblem(response, noImport());
        const errors = await errorsOf(store, found.id, MOST_ERRORS);
        await sendCsv(response, 'import-errors.csv', rowsOf(found, errors));
      },
    }),
  ];
}

async function* rowsOf({ columns }: ContactImport, errors: readonly { line: number; reason: string; row: string[] }[]) {
  yield ['line', 'reason', ...columns];
  for (const { line, reason, row } of errors) yield [line, reason, ...row];
}

function whyNot(mapping: readonly ImportTarget[], { columns }: ContactImport): string | undefined {
  if (mapping.length !== columns.length) return `Say for each of the ${columns.length} columns where it goes.`;
  const used = mapping.filter((target) => target !== 'skip');
  const twice = used.find((target, at) => used.indexOf(target) !== at);
  return twice && `Two columns go to "${twice}". Choose one of them.`;
}
