import type { z } from 'zod';
import { triggersNaming } from '../domain/pipelines/triggers-naming.ts';
import type { PipelineEdited } from '../store/pipelines/change-pipeline.ts';
import type { Editor } from '../store/pipelines/write-pipelines.ts';
import { type Answer, ok } from './answer.ts';
import type { RouteDeps } from './app-deps.ts';
import { presentPipeline } from './present/pipeline.ts';
import { actorOf, type Principal } from './principal.ts';
import { problem } from './problem.ts';
import type { PipelineChangedView } from './views/pipeline-view.ts';

/** What all routes that change pipelines share. */
export function pipelineEditing({ surroundings, settings, clock, newId }: RouteDeps) {
  return {
    editorOf: (who: Principal): Editor => ({ actor: actorOf(who), now: clock.now(), newId }),
    /** The pipeline after the change. `going`: the stage that is being removed, or all; triggers that name it are told of. */
    async answer(edited: PipelineEdited, going?: string): Promise<Answer<z.output<typeof PipelineChangedView>>> {
      if (edited.kind === 'not_found') return problem('not-found', 'There is no such pipeline.');
      if (edited.kind === 'refused') return problem('refused', edited.reason);
      await settings.refresh();
      const pipeline = presentPipeline(edited.value);
      const stages = going === 'all' ? pipeline.stages.map(({ id }) => id) : going === undefined ? [] : [going];
      const triggers = triggersNaming(surroundings().triggers, pipeline.id, stages);
      return ok({ pipeline, triggers: triggers.map(({ id, title }) => ({ id, title })) });
    },
  };
}
