import type { Pipeline, Stage } from '../pipeline.ts';

/** What of a pipeline the review goes by. */
export type Reviewed = Pick<Pipeline, 'id' | 'stages' | 'requiredStages'>;

/** Whoever comes here has been given up, or was no request. */
export const losesDialogs = ({ group }: Pick<Stage, 'group'>): boolean =>
  group === 'unsuccessful' || group === 'not_a_request';

/** Places of the stages that are not to be passed by, in order. Nothing is required of one that is on its way out, or loses dialogs. */
export function requiredPlaces({ stages, requiredStages }: Omit<Reviewed, 'id'>): number[] {
  return stages.flatMap((stage, at) =>
    requiredStages.includes(stage.id) && stage.leaving === null && !losesDialogs(stage) ? [at] : [],
  );
}
