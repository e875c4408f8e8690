import type { Actor, DomainEvent } from '../event.ts';
import { visitOf } from '../pipeline.ts';
import type { Step } from './fact.ts';
import { type EventOf, type History, ofType } from './history.ts';

/**
 * The way through the stages. Where it began is told by the opening, else by the first move, else by where the dialog is. Moves that
 * nobody decided (a stage was merged or removed) change where it stands without being a step of its own.
 */
export function observeSteps(events: readonly DomainEvent[], openedAt: Date, now: History['now']): Step[] {
  const [opening] = ofType(events, 'dialog_opened');
  const moves = ofType(events, 'stage_changed');
  const begin = beginOf(opening, moves[0], now);
  if (begin === null) return [];
  const steps: Step[] = [{ visit: begin, at: openedAt, by: opening ? writtenBy(opening.actor) : 'system' }];
  let pipelineId = begin.slice(0, begin.indexOf('/'));
  for (const { at, actor, body } of moves) {
    pipelineId = body.toPipeline ?? pipelineId;
    const visit = visitOf(pipelineId, body.to);
    const last = steps.at(-1);
    if (body.isUpkeep && last) steps[steps.length - 1] = { ...last, visit };
    else if (last?.visit !== visit) steps.push({ visit, at, by: writtenBy(actor) });
  }
  return steps;
}

function beginOf(
  opening: EventOf<'dialog_opened'> | undefined,
  move: EventOf<'stage_changed'> | undefined,
  now: History['now'],
): string | null {
  if (opening?.body.pipelineId && opening.body.stageId) return visitOf(opening.body.pipelineId, opening.body.stageId);
  if (move?.body.fromPipeline) return visitOf(move.body.fromPipeline, move.body.from);
  if (!now) return null;
  return visitOf(now.pipelineId, move ? move.body.from : now.stageId);
}

/** `operator:ann`, `trigger:t1`, or the kind alone. */
export const writtenBy = (actor: Actor): string => ('id' in actor ? `${actor.kind}:${actor.id}` : actor.kind);
