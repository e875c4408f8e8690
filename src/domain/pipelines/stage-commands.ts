import { plainStage } from '../default-pipeline.ts';
import { type Pipeline, type Stage, type StageGroup, stageById, takesNew } from '../pipeline.ts';
import { type Changed, type CommandOf, done, refused, renamed } from './command.ts';

export const MOST_STAGES = 100;
const MOST_FIELDS = 50;

const GROUP_ORDER: readonly StageGroup[] = ['active', 'successful', 'unsuccessful', 'not_a_request'];
const COLOURS: Record<StageGroup, string> = {
  active: '#4dabf7',
  successful: '#40c057',
  unsuccessful: '#fa5252',
  not_a_request: '#868e96',
};

/** A new stage comes behind the last one of its group, or where it is asked for. */
export function addStage(pipeline: Pipeline, command: CommandOf<'add_stage'>): Changed<Pipeline> {
  const { stages } = pipeline;
  const { id, title, group, colour = COLOURS[group], before } = command;
  if (stages.length >= MOST_STAGES) return refused(`There can be ${MOST_STAGES} stages: remove one first.`);
  if (stageById(pipeline, id)) return refused(`There is a stage "${id}" already.`);
  if (typeof before === 'string' && !stageById(pipeline, before)) return noSuch(before);
  const stage = plainStage({ id, title, group, colour, probability: group === 'successful' ? 100 : 0 });
  return done({ ...pipeline, stages: put(stages, stage, before === undefined ? endOf(stages, group) : before) });
}

export function changeStage(pipeline: Pipeline, { stageId, change }: CommandOf<'change_stage'>): Changed<Pipeline> {
  const { title = {}, requireFields = [], freeFields = [] } = change;
  const stages = pipeline.stages.map((stage): Stage => {
    if (stage.id !== stageId) return stage;
    const fields = [...new Set([...stage.requiredFields, ...requireFields])].filter((id) => !freeFields.includes(id));
    return {
      ...stage,
      title: renamed(stage.title, title),
      group: change.group ?? stage.group,
      colour: change.colour ?? stage.colour,
      probability: change.probability ?? stage.probability,
      hidden: change.hidden ?? stage.hidden,
      ...limited(stage, change.timeLimitHours),
      requiredFields: fields,
    };
  });
  if (!stages.some(takesNew)) return refused(LAST_ACTIVE);
  const fields = stages.find(({ id }) => id === stageId)?.requiredFields ?? [];
  if (fields.length > MOST_FIELDS) return refused(`A stage can require ${MOST_FIELDS} fields.`);
  return done({ ...pipeline, stages });
}

/** Clocks that run already go on to a longer limit by themselves. */
function limited(stage: Stage, hours: number | null | undefined): Partial<Stage> {
  const { timeLimitHours: before, isLimitNew = false } = stage;
  if (hours === undefined || hours === before) return {};
  const isTighter = hours !== null && (before === null || hours < before);
  return { timeLimitHours: hours, isLimitNew: hours !== null && (isTighter || isLimitNew) };
}

export function placeStage(pipeline: Pipeline, { stageId, before }: CommandOf<'place_stage'>): Changed<Pipeline> {
  const stage = stageById(pipeline, stageId);
  if (!stage) return noSuch(stageId);
  if (before === stageId) return done(pipeline);
  if (before !== null && !stageById(pipeline, before)) return noSuch(before);
  const others = pipeline.stages.filter(({ id }) => id !== stageId);
  return done({ ...pipeline, stages: put(others, stage, before) });
}

export const LAST_ACTIVE =
  'This is the last stage that new dialogs can begin in: make another one active before, or add one.';

export const noSuch = (id: string) => refused(`There is no stage "${id}" any more: somebody has removed it.`);

function put(stages: readonly Stage[], stage: Stage, before: string | null): Stage[] {
  const place = before === null ? stages.length : stages.findIndex(({ id }) => id === before);
  return [...stages.slice(0, place), stage, ...stages.slice(place)];
}

/** The stage before which the last of a group ends, or null for the end of all. */
function endOf(stages: readonly Stage[], group: StageGroup): string | null {
  const last = stages.findLastIndex((stage) => stage.group === group);
  if (last >= 0) return stages[last + 1]?.id ?? null;
  const rank = GROUP_ORDER.indexOf(group);
  return stages.find((stage) => GROUP_ORDER.indexOf(stage.group) > rank)?.id ?? null;
}
