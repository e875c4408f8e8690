import type { Flow } from './flow.ts';
import type { Step } from './step.ts';

/** Steps inside a step. */
export interface Branch {
  /** What leads there: an outcome, a choice, the number of a condition, `else`. */
  key: string;
  /** The way from the step to the list, as in a file. */
  path: (string | number)[];
  steps: readonly Step[];
}

/** The branches of a step, as written. */
export function branchesOf(step: Step): Branch[] {
  if ('call' in step || 'sub' in step)
    return Object.entries(step.on ?? {}).map(([key, steps]) => ({ key, path: ['on', key], steps }));
  if ('ask' in step)
    return (step.choices ?? []).flatMap(({ value, then }, index) =>
      then ? [{ key: value, path: ['choices', index, 'then'], steps: then }] : [],
    );
  if (!('choose' in step)) return [];
  const named = step.choose.map(({ then }, index) => ({
    key: String(index + 1),
    path: ['choose', index, 'then'],
    steps: then,
  }));
  return step.else ? [...named, { key: 'else', path: ['else'], steps: step.else }] : named;
}

/** The id that a step has of itself, or by its place. */
export const stepIdOf = (step: Step, prefix: string, index: number): string => step.id ?? `${prefix}${index + 1}`;

/** What the ids of steps in a branch begin with. */
export const insideOf = (id: string, branch: string): string => `${id}.${branch}.`;

export interface Placed {
  step: Step;
  id: string;
  path: (string | number)[];
}

/** All steps of a flow in the order of the file, with the ids that the walk gives them. */
export const stepsOf = (flow: Pick<Flow, 'steps'>): Placed[] => placed(flow.steps, '', ['steps']);

function placed(steps: readonly Step[], prefix: string, path: (string | number)[]): Placed[] {
  return steps.flatMap((step, index) => {
    const id = stepIdOf(step, prefix, index);
    const here = [...path, index];
    const inside = branchesOf(step).flatMap((branch) =>
      placed(branch.steps, insideOf(id, branch.key), [...here, ...branch.path]),
    );
    return [{ step, id, path: here }, ...inside];
  });
}
