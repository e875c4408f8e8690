import { NONE } from '../understanding.ts';
import { stepsOf } from './branches.ts';
import type { Flow } from './flow.ts';
import { circlesOf } from './lint/circles.ts';
import { unknownNames } from './lint/names.ts';
import { outcomesOf } from './lint/outcomes.ts';
import { unreached } from './lint/reach.ts';
import { slotFaults } from './lint/slots.ts';
import { textFaults } from './lint/texts.ts';
import { valuesMissing } from './lint/values.ts';
import { error, type FlowFault, type FlowWords } from './words.ts';

/**
 * Faults that the shape of a file does not show: names that lead nowhere, steps that are never reached, flows that go round for ever, values
 * that nothing gives, texts in one language only.
 */
export function lintFlow(flow: Flow, words: FlowWords): FlowFault[] {
  const steps = stepsOf(flow);
  return [
    ...flow.starts_on.flatMap((intent, index) =>
      intent === NONE || !words.intents.has(intent)
        ? [error(['starts_on', index], `there is no intent "${intent}"`, 'intents are named in intents/*.yml')]
        : [],
    ),
    ...steps.flatMap((placed) => [...unknownNames(flow, placed, words), ...outcomesOf(placed, words)]),
    ...sameIds(steps),
    ...unreached(flow.steps, ['steps'], words),
    ...circlesOf(flow, words),
    ...textFaults(flow, words),
    ...valuesMissing(flow, words),
    ...slotFaults(flow, words),
  ];
}

function sameIds(steps: ReturnType<typeof stepsOf>): FlowFault[] {
  const seen = new Set<string>();
  return steps.flatMap(({ step, path }) => {
    if (step.id === undefined) return [];
    const isSecond = seen.has(step.id);
    seen.add(step.id);
    return isSecond
      ? [error([...path, 'id'], `another step is called "${step.id}" already`, 'give each step a name of its own')]
      : [];
  });
}
