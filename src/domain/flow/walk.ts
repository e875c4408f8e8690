import { inLocale, type Localized } from '../localized.ts';
import { insideOf, stepIdOf } from './branches.ts';
import { holds } from './condition.ts';
import { confirm } from './confirm.ts';
import type { Flow } from './flow.ts';
import { clearSlots, DONE } from './frame.ts';
import { firstText, oneText } from './said-text.ts';
import { onceKey, render, renderValue, speak, type Walker, wait } from './say.ts';
import type { FlowFrame } from './state.ts';
import type { AskStep, ChooseStep, Say, Step } from './step.ts';
import { enterSub } from './sub.ts';
import type { CallRequest, CallResult, Ending, Walked, WalkTurn } from './walked.ts';

export type { CallRequest, CallResult, Deed, Option, Said, Walked, WalkTurn } from './walked.ts';

type Walk = Generator<CallRequest, Ending | undefined, CallResult>;
/** A step in the words of this turn. */
type Worded<S> = S extends { say: Say } ? Omit<S, 'say'> & { say: Localized } : S;

/**
 * Walks a flow's checklist from the top. Filled questions are passed over, look-ups are made anew, and the first step that
 * lacks something speaks and waits: so order, correction and interruption need no code of their own.
 */
export function* walk(flow: Flow, frame: FlowFrame, turn: WalkTurn): Generator<CallRequest, Walked, CallResult> {
  const varied = { lines: new Map(), vars: {} };
  const walker: Walker = { flow, frame, turn, vars: {}, varied, options: [], slot: null, says: [], deeds: [] };
  const ending = (yield* walkSteps(walker, flow.steps, '')) ?? { kind: 'done', outcome: DONE };
  return { frame: walker.frame, says: walker.says, deeds: walker.deeds, ending };
}

function* walkSteps(walker: Walker, steps: readonly Step[], prefix: string): Walk {
  for (const [index, step] of steps.entries()) {
    if (step.when && !holds(step.when, walker.frame.slots)) continue;
    const ending = yield* walkStep(walker, step, stepIdOf(step, prefix, index));
    if (ending || !('ask' in step)) walker.turn.walked?.(step);
    if (ending) return ending;
  }
  return undefined;
}

function* walkStep(walker: Walker, plain: Step, id: string): Walk {
  const step: Worded<Step> = 'say' in plain ? { ...plain, say: worded(walker, id, plain.say, asks(plain)) } : plain;
  if ('ask' in step) return yield* ask(walker, step, id);
  if ('offer' in step) {
    const isAgain = walker.frame.step === id;
    const { timeout } = step;
    // Who wants none of these is asked for a wish of their own.
    if (isAgain && walker.turn.polarity === 'no')
      return wait(walker, { id, asks: step.offer, say: step.otherwise, options: [], timeout });
    const again = walker.turn.invalid && isAgain ? step.invalid : undefined;
    const say = again ?? (walker.options.length > 0 ? step.say : step.otherwise);
    return wait(walker, { id, asks: step.offer, say, options: walker.options, timeout });
  }
  if ('call' in step) {
    const result = yield { call: step.call, slots: walker.frame.slots };
    take(walker, result);
    const branch = step.on[result.outcome] ?? step.on.otherwise ?? [];
    return yield* walkSteps(walker, branch, insideOf(id, result.outcome));
  }
  if ('confirm' in step) return confirm(walker, step, id);
  if ('choose' in step) return yield* choose(walker, step, id);
  if ('sub' in step) {
    const entered = enterSub(walker, step, id);
    if (typeof entered !== 'string') return entered;
    return yield* walkSteps(walker, step.on?.[entered] ?? step.on?.otherwise ?? [], insideOf(id, entered));
  }
  if ('handoff' in step) {
    speak(walker, id, step.say, {});
    return { kind: 'handoff', reason: step.handoff };
  }
  if ('say' in step) {
    const once = onceKey(walker, id, firstText('say' in plain ? plain.say : step.say));
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
  if ('set' in step) {
    for (const [slot, value] of Object.entries(step.set)) set(walker, slot, renderValue(walker, String(value)));
    return undefined;
  }
  if ('run' in step) return { kind: 'run', flow: step.run };
  return { kind: 'done', outcome: step.end === true ? DONE : step.end };
}

function* ask(walker: Walker, step: Worded<AskStep>, id: string): Walk {
  const taken = () => walker.frame.slots[step.ask];
  const listed = !taken() && step.options ? yield { call: step.options, slots: walker.frame.slots } : null;
  if (listed) take(walker, listed);
  const value = taken();
  if (value) {
    const choice = step.choices?.find((one) => one.value === value);
    return yield* walkSteps(walker, choice?.then ?? [], insideOf(id, value));
  }
  const { locale, invalid } = walker.turn;
  const lead =
    invalid && step.invalid && walker.frame.step === id ? `${render(walker, inLocale(step.invalid, locale))}\n` : '';
  const choices = step.choices?.map((choice) => ({
    label: inLocale(choice.label, locale),
    fill: { [step.ask]: choice.value },
  }));
  const options = listed?.options ?? choices ?? [];
  const { say, contact, timeout } = step;
  return wait(walker, { id, asks: [step.ask], lead, say, options, contact, timeout });
}

function* choose(walker: Walker, step: ChooseStep, id: string): Walk {
  const index = step.choose.findIndex(({ when }) => holds(when, walker.frame.slots));
  const branch = step.choose[index];
  if (branch) return yield* walkSteps(walker, branch.then, insideOf(id, String(index + 1)));
  return yield* walkSteps(walker, step.else ?? [], insideOf(id, 'else'));
}

const asks = (step: Step): boolean => 'ask' in step || 'offer' in step || 'confirm' in step;

/** The words of a step for this customer; remembers by them which variant they are. */
function worded({ flow, frame, turn, varied }: Walker, id: string, say: Say, isQuestion: boolean): Localized {
  const first = firstText(say);
  const { text, variants } = turn.vary?.(id, first) ?? { text: first };
  if (variants) varied.lines.set(text, variants);
  // What an experiment says is said as it is; else there may be several ways to say it.
  if (text !== first || !turn.seed) return text;
  const again = isQuestion ? (frame.step === id ? frame.repeats + 1 : 0) : null;
  return oneText(say, { ...turn.seed, place: `${flow.id}/${id}`, again });
}

/** A value that the flow gives itself was not said by the customer: "back" does not take it back. */
function set(walker: Walker, slot: string, value: string): void {
  walker.frame = { ...walker.frame, slots: { ...walker.frame.slots, [slot]: value } };
}

function take(walker: Walker, result: CallResult): void {
  Object.assign(walker.vars, result.vars);
  Object.assign(walker.varied.vars, result.varied);
  walker.options = result.options ?? [];
  walker.slot = result.slot ?? walker.slot;
  for (const [slot, value] of Object.entries(result.fill ?? {})) set(walker, slot, value);
}
