import { z } from 'zod';
import type { PipelineCommand } from '../../domain/pipelines/command.ts';
import { changePipeline, type PipelineEdited } from '../../store/pipelines/change-pipeline.ts';
import { createPipeline, deletePipeline, makeDefault } from '../../store/pipelines/many-pipelines.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { listPipelineChanges, listPipelines } from '../../store/queries/pipelines.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { pipelineEditing } from '../pipeline-editing.ts';
import { PipelinePatch, Title } from '../pipeline-takes.ts';
import { presentPipeline, presentPipelineChange } from '../present/pipeline.ts';
import { type Route, route } from '../route.ts';
import { Id, pageRequest, paging, withId } from '../takes.ts';
import { pageOf } from '../views/page-view.ts';
import { PipelineChangedView, PipelineChangeView, PipelineView } from '../views/pipeline-view.ts';

/** Pipelines as wholes: all of them, new ones, their regulation, deleting one. Their stages: `stage-routes.ts`. */
export function pipelineRoutes(deps: RouteDeps): Route[] {
  const { store, guards } = deps;
  const { editorOf, answer } = pipelineEditing(deps);
  const manage = guards.team('manage');
  const tag = 'Pipelines';
  const gives = { status: 200, schema: PipelineChangedView, description: 'The pipeline after the change' } as const;

  return [
    route({
      method: 'get',
      path: '/api/v1/pipelines',
      tag,
      summary: 'Pipelines with their stages in order, the default one first',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: pageOf(PipelineView), description: 'All of them' },
      async handle() {
        return ok({ items: (await listPipelines(store)).map(presentPipeline), next: null });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/pipelines',
      tag,
      summary: 'Make a pipeline with a few stages to begin with',
      guard: manage,
      takes: z.object({ body: z.strictObject({ title: Title }) }),
      gives: { ...gives, status: 201 },
      problems: [409],
      async handle({ body, who }) {
        return answer(await createPipeline(store, body.title, editorOf(who)));
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/pipelines/{id}',
      tag,
      summary: 'Change one thing about a pipeline: its name, its regulation, or that it takes new dialogs',
      guard: manage,
      takes: z.object({ params: withId, body: PipelinePatch }),
      gives,
      problems: [409],
      async handle({ params, body, who }) {
        const command = commandOf(body);
        const editor = editorOf(who);
        const edited: PipelineEdited = command
          ? await changePipeline(store, params.id, command, editor)
          : await makeDefault(store, params.id, editor);
        return answer(edited);
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/pipelines/{id}',
      tag,
      summary: 'Delete a pipeline; its dialogs go to a stage of another one, and it is gone when the last has left',
      guard: manage,
      takes: z.object({ params: withId, query: z.strictObject({ pipelineId: Id, stageId: Id }) }),
      gives: { ...gives, status: 202 },
      problems: [409],
      async handle({ params, query, who }) {
        return answer(await deletePipeline(store, params.id, query, editorOf(who)), 'all');
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/pipelines/{id}/changes',
      tag,
      summary: 'Who changed what in a pipeline, latest first; those of a deleted one, too',
      guard: manage,
      takes: z.object({ params: withId, query: z.strictObject(paging) }),
      gives: { status: 200, schema: pageOf(PipelineChangeView), description: 'One page' },
      async handle({ params, query }) {
        const { items, next } = await listPipelineChanges(store, params.id, pageRequest(query));
        return ok({ items: items.map(presentPipelineChange), next: next && encodeCursor(next) });
      },
    }),
  ];
}

/** The one change that a patch asks for; null for the one that concerns more than one pipeline. */
function commandOf(patch: z.output<typeof PipelinePatch>): PipelineCommand | null {
  const { title, openedGoesTo, requireStage, allowMoves, strictness, rule, lossReasonRequired } = patch;
  if (title) return { kind: 'rename', title };
  if (openedGoesTo !== undefined) return { kind: 'open_to', stageId: openedGoesTo };
  if (requireStage) return { kind: 'require_stage', ...requireStage };
  if (allowMoves) return { kind: 'allow_moves', ...allowMoves };
  if (strictness) return { kind: 'set_strictness', strictness };
  if (rule) return { kind: 'set_rule', ...rule };
  if (lossReasonRequired !== undefined) return { kind: 'require_loss_reason', required: lossReasonRequired };
  return null;
}
