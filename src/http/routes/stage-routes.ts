import { z } from 'zod';
import { changePipeline } from '../../store/pipelines/change-pipeline.ts';
import type { RouteDeps } from '../app-deps.ts';
import { pipelineEditing } from '../pipeline-editing.ts';
import { LossReasonPatch, NewStage, StagePatch, stageParams, Title } from '../pipeline-takes.ts';
import { type Route, route } from '../route.ts';
import { Id, withId } from '../takes.ts';
import { PipelineChangedView } from '../views/pipeline-view.ts';

const PATH = '/api/v1/pipelines/{id}/stages';

/** The stages of a pipeline and its loss reasons: each change is an intent, applied to the pipeline as it is by then. */
export function stageRoutes(deps: RouteDeps): Route[] {
  const { store, guards, newId, clock } = deps;
  const { editorOf, answer } = pipelineEditing(deps);
  const common = {
    tag: 'Pipelines',
    guard: guards.team('manage'),
    gives: { status: 200, schema: PipelineChangedView, description: 'The pipeline after the change' },
    problems: [409],
  } as const;
  const leaving = { ...common, gives: { ...common.gives, status: 202 } } as const;

  return [
    route({
      ...common,
      method: 'post',
      path: PATH,
      summary: 'Add a stage, last of its group or where it is asked for',
      gives: { ...common.gives, status: 201 },
      takes: z.object({ params: withId, body: NewStage }),
      async handle({ params, body, who }) {
        return answer(
          await changePipeline(store, params.id, { kind: 'add_stage', id: newId(), ...body }, editorOf(who)),
        );
      },
    }),
    route({
      ...common,
      method: 'patch',
      path: `${PATH}/{stageId}`,
      summary: 'Change what is given of a stage, and leave the rest as it is',
      takes: z.object({ params: stageParams, body: StagePatch }),
      async handle({ params: { id, stageId }, body: change, who }) {
        return answer(await changePipeline(store, id, { kind: 'change_stage', stageId, change }, editorOf(who)));
      },
    }),
    route({
      ...common,
      method: 'post',
      path: `${PATH}/{stageId}/place`,
      summary: 'Put a stage before another one, or last',
      takes: z.object({ params: stageParams, body: z.strictObject({ before: Id.nullable() }) }),
      async handle({ params: { id, stageId }, body, who }) {
        return answer(await changePipeline(store, id, { kind: 'place_stage', stageId, ...body }, editorOf(who)));
      },
    }),
    route({
      ...leaving,
      method: 'post',
      path: `${PATH}/{stageId}/remove`,
      summary: 'Remove a stage; its dialogs go to the target one by one, and it is gone when the last has left',
      takes: z.object({ params: stageParams, body: z.strictObject({ target: Id }) }),
      async handle({ params: { id, stageId }, body: { target: to }, who }) {
        const editor = editorOf(who);
        const command = {
          kind: 'leave_stage',
          stageId,
          to,
          how: 'removed',
          by: editor.actor,
          at: clock.now(),
        } as const;
        return answer(await changePipeline(store, id, command, editor), stageId);
      },
    }),
    route({
      ...leaving,
      method: 'post',
      path: `${PATH}/{stageId}/merge`,
      summary: 'Merge a stage into another one: like removing it, and rules that lead to it lead to the other one',
      takes: z.object({ params: stageParams, body: z.strictObject({ into: Id }) }),
      async handle({ params: { id, stageId }, body: { into: to }, who }) {
        const editor = editorOf(who);
        const command = { kind: 'leave_stage', stageId, to, how: 'merged', by: editor.actor, at: clock.now() } as const;
        return answer(await changePipeline(store, id, command, editor), stageId);
      },
    }),
    route({
      ...common,
      method: 'post',
      path: '/api/v1/pipelines/{id}/loss-reasons',
      summary: 'Add a reason for which requests are lost',
      gives: { ...common.gives, status: 201 },
      takes: z.object({ params: withId, body: z.strictObject({ title: Title }) }),
      async handle({ params, body, who }) {
        const command = { kind: 'add_loss_reason', id: newId(), title: body.title } as const;
        return answer(await changePipeline(store, params.id, command, editorOf(who)));
      },
    }),
    route({
      ...common,
      method: 'patch',
      path: '/api/v1/pipelines/{id}/loss-reasons/{reasonId}',
      summary: 'Rename a loss reason, or retire it: dialogs that have it keep it',
      takes: z.object({ params: z.object({ id: Id, reasonId: Id }), body: LossReasonPatch }),
      async handle({ params: { id, reasonId }, body, who }) {
        const command = { kind: 'change_loss_reason', id: reasonId, ...body } as const;
        return answer(await changePipeline(store, id, command, editorOf(who)));
      },
    }),
  ];
}
