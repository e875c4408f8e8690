import type { Localized } from '../localized.ts';
import { type Condition, valuesOf } from './condition.ts';
import type { Flow } from './flow.ts';
import { type Say, STEP_KINDS, type Step } from './step.ts';

/** A step as a picture of the flow shows it. */
export interface OutlineStep {
  /** The way to it inside the file, as in `steps.3.on.free.0`. */
  path: (string | number)[];
  id: string | null;
  kind: (typeof STEP_KINDS)[number];
  /** What it is about: slots that are asked for, a look-up, an action, another flow, a reason. */
  about: string[];
  /** What the bot says; several texts are variants. */
  says: Localized[];
  /** When it is passed over, in the words of the language: `has: phone, not (missing: date)`; empty: never. */
  when: string;
  /** The flow that it goes on in. */
  to: string | null;
  /** Labels of buttons under the text. */
  buttons: Localized[];
  /** After how long a silence it does something by itself: `15m`. */
  timeout: string | null;
  branches: OutlineBranch[];
}

export interface OutlineBranch {
  kind: 'outcome' | 'choice' | 'condition' | 'else';
  /** An outcome, the value of a choice, a condition. */
  label: string;
  /** What a button of this choice says. */
  title: Localized | null;
  steps: OutlineStep[];
}

/** A flow as a tree of steps and branches, for drawing. */
export const outlineOf = (flow: Flow): OutlineStep[] => stepsOf(flow.steps, ['steps'], flow);

type Path = (string | number)[];

const stepsOf = (steps: readonly Step[], path: Path, flow: Flow): OutlineStep[] =>
  steps.map((step, index) => outlineStep(step, [...path, index], flow));

function outlineStep(step: Step, path: Path, flow: Flow): OutlineStep {
  const kind = STEP_KINDS.find((word) => word in step) ?? 'say';
  const waits = kind === 'ask' || kind === 'offer' || kind === 'confirm';
  const own = 'timeout' in step ? step.timeout : undefined;
  return {
    path,
    id: step.id ?? null,
    kind,
    about: aboutOf(step),
    says: 'say' in step ? saysOf(step.say) : [],
    when: step.when ? conditionInWords(step.when) : '',
    to: 'run' in step ? step.run : 'sub' in step ? step.sub : null,
    buttons: 'buttons' in step ? (step.buttons ?? []).map(({ label }) => label) : [],
    timeout: waits ? ((own ?? flow.timeout)?.after ?? null) : null,
    branches: branchesOf(step, path, flow),
  };
}

const saysOf = (say: Say): Localized[] => (Array.isArray(say) ? say : [say]);

function aboutOf(step: Step): string[] {
  if ('ask' in step) return [step.ask];
  if ('offer' in step) return step.offer;
  if ('call' in step) return [step.call];
  if ('confirm' in step) return step.confirm;
  if ('do' in step) return [step.do];
  if ('clear' in step) return step.clear;
  if ('set' in step) return Object.entries(step.set).map(([slot, value]) => `${slot} = ${value}`);
  if ('sub' in step) return [step.sub];
  if ('run' in step) return [step.run];
  if ('handoff' in step) return [step.handoff];
  return 'end' in step && step.end !== true ? [step.end] : [];
}

function branchesOf(step: Step, path: Path, flow: Flow): OutlineBranch[] {
  if ('choose' in step) {
    const chosen = step.choose.map(
      (branch, index): OutlineBranch => ({
        kind: 'condition',
        label: conditionInWords(branch.when),
        title: null,
        steps: stepsOf(branch.then, [...path, 'choose', index, 'then'], flow),
      }),
    );
    if (!step.else) return chosen;
    return [...chosen, { kind: 'else', label: '', title: null, steps: stepsOf(step.else, [...path, 'else'], flow) }];
  }
  if ('ask' in step) {
    return (step.choices ?? []).map((choice, index) => ({
      kind: 'choice',
      label: choice.value,
      title: choice.label,
      steps: stepsOf(choice.then ?? [], [...path, 'choices', index, 'then'], flow),
    }));
  }
  if (!('on' in step)) return [];
  return Object.entries(step.on ?? {}).map(([outcome, steps]) => ({
    kind: outcome === 'otherwise' ? 'else' : 'outcome',
    label: outcome === 'otherwise' ? '' : outcome,
    title: null,
    steps: stepsOf(steps, [...path, 'on', outcome], flow),
  }));
}

/** A condition on one line: its parts all have to hold. */
function conditionInWords({ has, missing, is = {}, at_least = {}, at_most = {}, not, any }: Condition): string {
  const list = (names: string | string[]) => [names].flat().join(', ');
  return [
    ...(has ? [`has: ${list(has)}`] : []),
    ...(missing ? [`missing: ${list(missing)}`] : []),
    ...Object.entries(is).map(([slot, value]) => `${slot} = ${valuesOf(value).join(' | ')}`),
    ...Object.entries(at_least).map(([slot, least]) => `${slot} ≥ ${least}`),
    ...Object.entries(at_most).map(([slot, most]) => `${slot} ≤ ${most}`),
    ...(not ? [`not (${conditionInWords(not)})`] : []),
    ...(any ? [any.map((one) => `(${conditionInWords(one)})`).join(' or ')] : []),
  ].join(', ');
}
