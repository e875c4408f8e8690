import { type Pipeline, visitOf } from '../pipeline.ts';

/** Dialogs with one and the same history: where they have been, each stage once, and where they are now. */
export interface StageHistory {
  visited: readonly string[];
  pipelineId: string;
  stageId: string;
  count: number;
}

/**
 * What became of the dialogs that have been in a stage. Each is one of four: `movedOn + dropped + stillHere + elsewhere = visited`.
 */
export interface StageConversion {
  stageId: string;
  /** Distinct dialogs that have been here, each once however often it came back. */
  visited: number;
  /** Those that have been in a later stage, too, lost ones not counting as later. */
  movedOn: number;
  /** Those that got no further and are now in a stage of the unsuccessful or not-a-request group. */
  dropped: number;
  /** Those that got no further and are here now. */
  stillHere: number;
  /** Those that got no further and have gone back, or on to another pipeline. */
  elsewhere: number;
  /** `movedOn / visited`; null of a stage that nobody has been in, and of one that ends the way. */
  toNext: number | null;
  /** Of those that have been in the first stage, the share that has been here; null when there are none. */
  fromFirst: number | null;
}

/** How many go on and how many drop out at each stage of a pipeline (seed 004), in the order of its stages. */
export function stageConversion(
  pipeline: Pick<Pipeline, 'id' | 'stages'>,
  histories: readonly StageHistory[],
): StageConversion[] {
  const [first] = pipeline.stages;
  const startedAs = first && visitOf(pipeline.id, first.id);
  const beginners = histories.filter(({ visited }) => startedAs !== undefined && visited.includes(startedAs));
  return pipeline.stages.map((stage, at) => {
    const here = visitOf(pipeline.id, stage.id);
    const later = isLost(stage) ? [] : pipeline.stages.slice(at + 1).filter((next) => !isLost(next));
    const laterVisits = later.map((next) => visitOf(pipeline.id, next.id));
    const been = histories.filter(({ visited }) => visited.includes(here));
    const stayed = been.filter(({ visited }) => !laterVisits.some((visit) => visited.includes(visit)));
    const stillHere = stayed.filter((history) => visitOf(history.pipelineId, history.stageId) === here);
    const dropped = stayed.filter((history) => !stillHere.includes(history) && isLostNow(pipeline, history));
    const visited = sumOf(been);
    const movedOn = visited - sumOf(stayed);
    return {
      stageId: stage.id,
      visited,
      movedOn,
      dropped: sumOf(dropped),
      stillHere: sumOf(stillHere),
      elsewhere: sumOf(stayed) - sumOf(stillHere) - sumOf(dropped),
      toNext: later.length === 0 ? null : shareOf(movedOn, visited),
      fromFirst: shareOf(sumOf(beginners.filter((history) => history.visited.includes(here))), sumOf(beginners)),
    };
  });
}

type Staged = Pipeline['stages'][number];

const isLost = ({ group }: Staged): boolean => group === 'unsuccessful' || group === 'not_a_request';

const isLostNow = (pipeline: Pick<Pipeline, 'id' | 'stages'>, { pipelineId, stageId }: StageHistory): boolean =>
  pipelineId === pipeline.id && pipeline.stages.some((stage) => stage.id === stageId && isLost(stage));

const sumOf = (histories: readonly StageHistory[]): number => histories.reduce((sum, { count }) => sum + count, 0);

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
