import { branchesOf } from '../branches.ts';
import type { Step } from '../step.ts';
import { error, type FlowFault, type FlowWords } from '../words.ts';
import { knownOutcomes } from './outcomes.ts';

/** Steps behind one that always ends the flow, or always waits. */
export function unreached(steps: readonly Step[], path: FlowFault['path'], words: FlowWords): FlowFault[] {
  return steps.flatMap((step, index) => {
    const inside = branchesOf(step).flatMap((branch) =>
      unreached(branch.steps, [...path, index, ...branch.path], words),
    );
    const isLast = index === steps.length - 1;
    if (isLast || !endsAlways(step, words)) return inside;
    return [
      ...inside,
      error(
        [...path, index + 1],
        'is never reached: the step before it ends the flow',
        'move it up, or give the step before it a `when`',
      ),
    ];
  });
}

/** Whether nothing after a step is ever walked. */
function endsAlways(step: Step, words: FlowWords): boolean {
  if (step.when) return false;
  if ('end' in step || 'run' in step || 'handoff' in step || 'offer' in step) return true;
  if ('choose' in step)
    return step.else !== undefined && branchesOf(step).every(({ steps }) => endsWithin(steps, words));
  if ('call' in step) {
    const on = Object.keys(step.on);
    const isWhole =
      on.includes('otherwise') || (knownOutcomes(step, words)?.every((outcome) => on.includes(outcome)) ?? false);
    return isWhole && branchesOf(step).every(({ steps }) => endsWithin(steps, words));
  }
  return false;
}

const endsWithin = (steps: readonly Step[], words: FlowWords): boolean => steps.some((step) => endsAlways(step, words));
