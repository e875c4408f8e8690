import { z } from 'zod';
import { Localized } from '../../domain/localized.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { blankFlow, flowDesk } from '../flow-desk.ts';
import { presentFlowProblem } from '../present/flow.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { FlowCheckView, FlowListView, FlowVersionsView, FlowView } from '../views/flow-view.ts';

export const FlowId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, 'must be small Latin letters, digits and hyphens, at most 60');
export const Text = z.string().max(200_000, 'is longer than 200,000 characters');
/** Russian letters take two bytes. */
export const FLOW_BYTES = 500_000;
const Version = z.number().int().min(0);
const MOST_FLOWS = 300;
const tag = 'Flows';

const noFlow = (): Problem => problem('not-found', 'There is no such flow.');

/** Conversations of the bot as text: listed, read as a tree of steps, checked while they are written, changed, gone back to. */
export function flowRoutes(deps: RouteDeps): Route[] {
  const { guards, content } = deps;
  const desk = flowDesk(deps);
  const withId = z.object({ id: FlowId });

  return [
    route({
      method: 'get',
      path: '/api/v1/flows',
      tag,
      summary: 'All flows, with what starts them and who changed them',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: FlowListView, description: 'The flows, by name' },
      async handle() {
        const items = (await desk.flows()).map(({ item }) => item);
        return ok({ items, problems: content.problems().map(presentFlowProblem) });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/flows',
      tag,
      summary: 'Begin a new flow; it says one line until it is written on',
      guard: guards.team('manage'),
      takes: z.object({ body: z.strictObject({ id: FlowId, title: Localized }) }),
      gives: { status: 201, schema: FlowView, description: 'The new flow' },
      problems: [409],
      async handle({ body: { id, title }, who }) {
        const all = await desk.flows();
        const same = all.find(({ item }) => item.id === id);
        if (same && same.item.origin !== 'removed')
          return invalidInput([{ path: 'body.id', reason: 'is the name of another flow: choose another one' }]);
        if (all.length >= MOST_FLOWS) return problem('refused', `There are ${MOST_FLOWS} flows already: remove some.`);
        const made = await desk.change({ id, text: blankFlow(id, title), version: same?.item.version ?? 0 }, who);
        return 'kind' in made ? made : ok(made);
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/flows/{id}',
      tag,
      summary: 'One flow: its text, and its steps as a tree',
      guard: guards.team('read'),
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: FlowView, description: 'The flow' },
      problems: [404],
      async handle({ params: { id } }) {
        const view = await desk.viewOf(id);
        return view ? ok(view) : noFlow();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/flows/{id}/check',
      tag,
      summary: 'What is wrong with a text, by line and column, and its steps as a tree; nothing is saved',
      guard: guards.team('read'),
      mostBytes: FLOW_BYTES,
      takes: z.object({ params: withId, body: z.strictObject({ text: Text }) }),
      gives: { status: 200, schema: FlowCheckView, description: 'Problems and steps' },
      handle: async ({ params: { id }, body: { text } }) => ok(await desk.check(id, text)),
    }),
    route({
      method: 'patch',
      path: '/api/v1/flows/{id}',
      tag,
      summary: 'Save a flow as a new version; refused when it has problems or somebody has saved one since `version`',
      guard: guards.team('manage'),
      mostBytes: FLOW_BYTES,
      takes: z.object({ params: withId, body: z.strictObject({ text: Text, version: Version }) }),
      gives: { status: 200, schema: FlowView, description: 'The flow; dialogs in the middle of it go on' },
      problems: [404, 409],
      async handle({ params: { id }, body, who }) {
        const before = await desk.viewOf(id);
        if (!before) return noFlow();
        if (before.text === body.text && before.version === body.version) return ok(before);
        const saved = await desk.change({ id, ...body }, who);
        return 'kind' in saved ? saved : ok(saved);
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/flows/{id}/versions',
      tag,
      summary: 'All versions that were saved of a flow, newest first',
      guard: guards.team('read'),
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: FlowVersionsView, description: 'The versions; none: it is as its file' },
      problems: [404],
      async handle({ params: { id } }) {
        const items = await desk.history(id);
        return items.length > 0 || (await desk.viewOf(id)) ? ok({ items }) : noFlow();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/flows/{id}/restore',
      tag,
      summary: 'Go back to an older version or to the file, or take the flow away; it becomes a new version',
      guard: guards.team('manage'),
      takes: z.object({
        params: withId,
        body: z.strictObject({
          to: z.union([z.number().int().min(1), z.literal('file'), z.literal('nothing')]),
          version: Version.meta({ description: 'The one in force that you saw' }),
        }),
      }),
      gives: { status: 200, schema: FlowView, description: 'The flow as it is now' },
      problems: [404, 409],
      async handle({ params: { id }, body: { to, version }, who }) {
        const now = await desk.viewOf(id);
        if (!now) return noFlow();
        if (to === 'file' && !now.hasFile)
          return problem('not-found', 'This flow has no file to go back to: it was written here.');
        const older = typeof to === 'number' ? (await desk.history(id)).find((one) => one.version === to) : null;
        if (typeof to === 'number' && older?.state !== 'text')
          return problem('not-found', `There is no version ${to} with a text to go back to.`);
        const text = older?.text ?? (to === 'file' ? 'as_file' : null);
        const saved = await desk.change({ id, text, version }, who);
        return 'kind' in saved ? saved : ok(saved);
      },
    }),
  ];
}
