import { type Pipeline, stageById } from '../pipeline.ts';
import { type Changed, type CommandOf, done, refused } from './command.ts';
import { noSuch } from './stage-commands.ts';

/** Events that a stage can follow by itself. */
const RULED_EVENTS = [
  'appointment_booked',
  'appointment_moved',
  'appointment_confirmed',
  'appointment_visited',
  'appointment_cancelled',
  'no_show',
] as const;

export function openTo(pipeline: Pipeline, { stageId }: CommandOf<'open_to'>): Changed<Pipeline> {
  return done({ ...pipeline, openedGoesTo: stageId });
}

export function requireStage(pipeline: Pipeline, { stageId, required }: CommandOf<'require_stage'>): Changed<Pipeline> {
  const others = pipeline.requiredStages.filter((id) => id !== stageId);
  return done({ ...pipeline, requiredStages: required ? [...others, stageId] : others });
}

/** Where dialogs may go from one stage; null lifts the limit. */
export function allowMoves(pipeline: Pipeline, { from, to }: CommandOf<'allow_moves'>): Changed<Pipeline> {
  const gone = [from, ...(to ?? [])].find((id) => stageById(pipeline, id)?.leaving !== null);
  if (gone !== undefined) return noSuch(gone);
  const others = pipeline.allowedMoves.filter((move) => move.from !== from);
  const ids = to && [...new Set(to)].filter((id) => id !== from);
  return done({ ...pipeline, allowedMoves: ids === null ? others : [...others, { from, to: ids }] });
}

/** The stage that an event leads to; null for none. Where the rule may come from stays as it was. */
export function setRule(pipeline: Pipeline, { on, to }: CommandOf<'set_rule'>): Changed<Pipeline> {
  if (!RULED_EVENTS.some((event) => event === on)) {
    return refused(`A stage cannot follow "${on}"; it can follow: ${RULED_EVENTS.join(', ')}.`);
  }
  const others = pipeline.rules.filter((rule) => rule.on !== on);
  if (to === null) return done({ ...pipeline, rules: others });
  const stage = stageById(pipeline, to);
  if (!stage || stage.leaving) return noSuch(to);
  const old = pipeline.rules.find((rule) => rule.on === on);
  const rule = { ...old, on, to };
  const place = old ? pipeline.rules.indexOf(old) : others.length;
  return done({ ...pipeline, rules: [...others.slice(0, place), rule, ...others.slice(place)] });
}
