import { NONE } from '../understanding.ts';
import type { Flow } from './flow.ts';
import { firstText } from './said-text.ts';
import type { Step } from './step.ts';
import { namesIn } from './template.ts';

/** What a flow may refer to. */
export interface FlowWords {
  flows: ReadonlySet<string>;
  intents: ReadonlySet<string>;
  calls: ReadonlySet<string>;
  deeds: ReadonlySet<string>;
}

export interface FlowFault {
  /** The way to the value inside the file, as in `steps.3.on.free.0.do`. */
  path: (string | number)[];
  reason: string;
}

/** Faults that the shape of a file does not show: names that lead nowhere, slots that are not declared, texts in one language only. */
export function lintFlow(flow: Flow, words: FlowWords): FlowFault[] {
  const faults: FlowFault[] = [];
  flow.starts_on.forEach((intent, index) => {
    if (intent === NONE || !words.intents.has(intent)) {
      faults.push({ path: ['starts_on', index], reason: `there is no intent "${intent}"` });
    }
  });
  lintSteps(flow, flow.steps, ['steps'], words, faults);
  return faults;
}

function lintSteps(
  flow: Flow,
  steps: readonly Step[],
  path: (string | number)[],
  words: FlowWords,
  faults: FlowFault[],
): void {
  steps.forEach((step, index) => {
    const here = [...path, index];
    for (const [key, slot] of slotsOf(step)) {
      if (!(slot in flow.slots))
        faults.push({ path: [...here, key], reason: `"${slot}" is not among the flow's slots` });
    }
    if ('call' in step) {
      if (!words.calls.has(step.call))
        faults.push({ path: [...here, 'call'], reason: unknown('look-up', step.call, words.calls) });
      for (const [outcome, branch] of Object.entries(step.on))
        lintSteps(flow, branch, [...here, 'on', outcome], words, faults);
    }
    if ('do' in step && !words.deeds.has(step.do))
      faults.push({ path: [...here, 'do'], reason: unknown('action', step.do, words.deeds) });
    if ('run' in step && !words.flows.has(step.run))
      faults.push({ path: [...here, 'run'], reason: unknown('flow', step.run, words.flows) });
    if ('ask' in step && step.options && !words.calls.has(step.options)) {
      faults.push({ path: [...here, 'options'], reason: unknown('look-up', step.options, words.calls) });
    }
    if ('say' in step) {
      const say = firstText(step.say);
      const missing = namesIn(say.ru).filter((name) => !namesIn(say.en).includes(name));
      if (missing.length > 0)
        faults.push({ path: [...here, 'say', 'en'], reason: `lacks {{${missing[0]}}}, which the Russian text has` });
    }
    const next = steps[index + 1];
    if (next && endsAlways(step))
      faults.push({ path: [...path, index + 1], reason: 'is never reached: the step before it ends the flow' });
  });
}

function slotsOf(step: Step): [string, string][] {
  const named: [string, string][] = [];
  if ('ask' in step) named.push(['ask', step.ask]);
  if ('offer' in step) named.push(...step.offer.map((slot): [string, string] => ['offer', slot]));
  if ('confirm' in step) named.push(...step.confirm.map((slot): [string, string] => ['confirm', slot]));
  if ('clear' in step) named.push(...step.clear.map((slot): [string, string] => ['clear', slot]));
  return named;
}

const endsAlways = (step: Step): boolean =>
  !step.when && ('end' in step || 'run' in step || 'handoff' in step || 'offer' in step);

const unknown = (kind: string, name: string, known: ReadonlySet<string>): string =>
  `there is no ${kind} "${name}"; there are: ${[...known].sort().join(', ')}`;
