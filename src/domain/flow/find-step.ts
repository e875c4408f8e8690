import { stepsOf } from './branches.ts';
import type { Flow } from './flow.ts';
import type { Step } from './step.ts';

/** A flow does not change; a file that is read anew makes another one. */
const kept = new WeakMap<Flow, ReadonlyMap<string, Step>>();

/** The step with this id, wherever in the flow it stands. */
export function findStep(flow: Flow, id: string): Step | undefined {
  const known = kept.get(flow);
  if (known) return known.get(id);
  const made = new Map(stepsOf(flow).map((placed) => [placed.id, placed.step]));
  kept.set(flow, made);
  return made.get(id);
}
