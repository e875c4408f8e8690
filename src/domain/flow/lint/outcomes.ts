import { type Placed, stepsOf } from '../branches.ts';
import type { Flow } from '../flow.ts';
import { CANCELLED, DONE } from '../frame.ts';
import type { Step } from '../step.ts';
import { error, type FlowFault, type FlowWords, knownOf, warning } from '../words.ts';
import { namedAlike } from './hints.ts';

/** Branches for outcomes that never come, and outcomes that no branch is for. */
export function outcomesOf({ step, path }: Placed, words: FlowWords): FlowFault[] {
  const known = knownOutcomes(step, words);
  const on = 'on' in step ? Object.keys(step.on ?? {}) : [];
  const name = 'call' in step ? step.call : 'sub' in step ? step.sub : '';
  if (!known || on.length === 0) return [];
  const foreign = on
    .filter((outcome) => outcome !== OTHERWISE && !known.includes(outcome))
    .map((outcome) =>
      error(
        [...path, 'on', outcome],
        `"${name}" never ends as "${outcome}"; it ends as: ${known.join(', ')}`,
        namedAlike(outcome, known),
      ),
    );
  const left = known.filter((outcome) => !on.includes(outcome));
  if ('sub' in step || on.includes(OTHERWISE) || left.length === 0) return foreign;
  return [
    ...foreign,
    warning(
      [...path, 'on'],
      `nothing is said of ${left.map((outcome) => `"${outcome}"`).join(', ')}`,
      `write "${left[0]}: []" where the flow simply goes on, or "otherwise"`,
    ),
  ];
}

const OTHERWISE = 'otherwise';

/** How a step can end, or null when that is not known. */
export function knownOutcomes(step: Step, words: FlowWords): string[] | null {
  if ('call' in step) {
    const call = knownOf(words.calls, step.call);
    return call && Object.keys(call.outcomes);
  }
  const flow = 'sub' in step ? knownOf(words.flows, step.sub) : null;
  return flow && [...new Set([DONE, CANCELLED, ...endsOf(flow)])];
}

const endsOf = (flow: Flow): string[] =>
  stepsOf(flow).flatMap(({ step }) => ('end' in step && step.end !== true ? [step.end] : []));
