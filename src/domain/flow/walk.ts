import { inLocale, type Localized } from '../localized.ts';
import { confirm } from './confirm.ts';
import type { Condition, Flow, Step } from './flow.ts';
import { clearSlots } from './frame.ts';
import { onceKey, render, speak, type Walker, wait } from './say.ts';
import type { FlowFrame } from './state.ts';
import type { CallRequest, CallResult, Ending, Walked, WalkTurn } from './walked.ts';

export type { CallRequest, CallResult, Deed, Option, Said, Walked, WalkTurn } from './walked.ts';

/**
 * Walks a flow's checklist from the top. Filled questions are passed over, look-ups are made anew, and the first step that
 * lacks something speaks and waits: so order, correction and interruption need no code of their own.
 */
export function* walk(flow: Flow, frame: FlowFrame, turn: WalkTurn): Generator<CallRequest, Walked, CallResult> {
  const varied = { lines: new Map(), vars: {} };
  const walker: Walker = { flow, frame, turn, vars: {}, varied, options: [], slot: null, says: [], deeds: [] };
  const ending = (yield* walkSteps(walker, flow.steps, '')) ?? { kind: 'done' };
  return { frame: walker.frame, says: walker.says, deeds: walker.deeds, ending };
}

function* walkSteps(
  walker: Walker,
  steps: readonly Step[],
  path: string,
): Generator<CallRequest, Ending | undefined, CallResult> {
  for (const [index, step] of steps.entries()) {
    if (step.when && !holds(step.when, walker.frame)) continue;
    const ending = yield* walkStep(walker, step, step.id ?? `${path}${index + 1}`);
    if (ending || !('ask' in step)) walker.turn.walked?.(step);
    if (ending) return ending;
  }
  return undefined;
}

function* walkStep(walker: Walker, plain: Step, id: string): Generator<CallRequest, Ending | undefined, CallResult> {
  const step = 'say' in plain ? { ...plain, say: worded(walker, id, plain.say) } : plain;
  if ('ask' in step) {
    if (walker.frame.slots[step.ask]) return undefined;
    const listed = step.options ? yield { call: step.options, slots: walker.frame.slots } : null;
    if (listed) take(walker, listed);
    if (walker.frame.slots[step.ask]) return undefined;
    const lead =
      walker.turn.invalid && step.invalid && walker.frame.step === id
        ? `${inLocale(step.invalid, walker.turn.locale)}\n`
        : '';
    return wait(walker, id, [step.ask], lead, step.say, listed?.options ?? [], step.contact);
  }
  if ('offer' in step) {
    const isAgain = walker.frame.step === id;
    // Who wants none of these is asked for a wish of their own.
    if (isAgain && walker.turn.polarity === 'no') return wait(walker, id, step.offer, '', step.otherwise, []);
    const again = walker.turn.invalid && isAgain ? step.invalid : undefined;
    const say = again ?? (walker.options.length > 0 ? step.say : step.otherwise);
    return wait(walker, id, step.offer, '', say, walker.options);
  }
  if ('call' in step) {
    const result = yield { call: step.call, slots: walker.frame.slots };
    take(walker, result);
    const branch = step.on[result.outcome] ?? step.on.otherwise ?? [];
    return yield* walkSteps(walker, branch, `${id}.${result.outcome}.`);
  }
  if ('confirm' in step) return confirm(walker, step, id);
  if ('handoff' in step) {
    speak(walker, id, step.say, {});
    return { kind: 'handoff', reason: step.handoff };
  }
  if ('say' in step) {
    const once = onceKey(walker, id, step.say);
    if (!walker.frame.done.includes(once)) {
      const buttons = step.buttons?.map(({ label, payload }) => ({
        label: inLocale(label, walker.turn.locale),
        payload: render(walker, payload),
      }));
      speak(walker, id, step.say, buttons ? { buttons } : {});
      walker.frame = { ...walker.frame, done: [...walker.frame.done, once] };
    }
    return undefined;
  }
  if ('do' in step) {
    walker.deeds.push({ do: step.do, slots: { ...walker.frame.slots }, vars: { ...walker.vars } });
    return undefined;
  }
  if ('clear' in step) {
    walker.frame = clearSlots(walker.frame, step.clear);
    return undefined;
  }
  return 'run' in step ? { kind: 'run', flow: step.run } : { kind: 'done' };
}

/** The words of a step for this customer; remembers by them which variant they are. */
function worded({ turn, varied }: Walker, id: string, say: Localized): Localized {
  const { text, variants } = turn.vary?.(id, say) ?? { text: say };
  if (variants) varied.lines.set(text, variants);
  return text;
}

function take(walker: Walker, result: CallResult): void {
  Object.assign(walker.vars, result.vars);
  Object.assign(walker.varied.vars, result.varied);
  walker.options = result.options ?? [];
  walker.slot = result.slot ?? walker.slot;
  // What a look-up settles was not said by the customer: "back" does not take it back.
  if (result.fill) walker.frame = { ...walker.frame, slots: { ...walker.frame.slots, ...result.fill } };
}

function holds(condition: Condition, frame: FlowFrame): boolean {
  if (condition.has && !frame.slots[condition.has]) return false;
  if (condition.missing && frame.slots[condition.missing]) return false;
  return Object.entries(condition.is ?? {}).every(([slot, value]) => frame.slots[slot] === value);
}
