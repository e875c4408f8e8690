import type { z } from 'zod';
import type { HandoffReason } from '../handoff-reason.ts';
import { inLocale, type Locale, type Localized } from '../localized.ts';
import type { Button, OutgoingContent, ProposedSlot, Receipt } from '../message.ts';
import type { Condition, ConfirmStep, Flow, SlotKind, Step } from './flow.ts';
import { clearSlots } from './frame.ts';
import { writePayload } from './payload.ts';
import { SLOT_TITLES } from './slot-titles.ts';
import type { FlowFrame } from './state.ts';
import { fillIn, namesIn } from './template.ts';

type Proposed = z.infer<typeof ProposedSlot>;

/** A look-up that a flow asks its driver for; the walk itself touches nothing. */
export interface CallRequest {
  call: string;
  slots: Readonly<Record<string, string>>;
}
export interface Option {
  label: string;
  fill: Record<string, string>;
}
export interface CallResult {
  outcome: string;
  /** Texts for templates, and values for later `do` steps. */
  vars: Record<string, string>;
  options?: Option[];
  /** Slots that the look-up itself settles. */
  fill?: Record<string, string>;
  /** The slot that the customer would get. */
  slot?: Proposed;
}

export interface Said {
  content: OutgoingContent;
  receipt: Receipt;
}
export interface Deed {
  do: string;
  slots: Readonly<Record<string, string>>;
  vars: Readonly<Record<string, string>>;
}
export type Ending =
  | { kind: 'waiting' }
  | { kind: 'done' }
  | { kind: 'handoff'; reason: HandoffReason }
  | { kind: 'run'; flow: string };

export interface Walked {
  frame: FlowFrame;
  says: Said[];
  deeds: Deed[];
  ending: Ending;
}

export interface WalkTurn {
  locale: Locale;
  /** What the message said to an open yes-or-no question, unless it changed a slot. */
  polarity: 'yes' | 'no' | null;
  /** True when the message did not fit the question: it is asked again with the step's `invalid` text. */
  invalid: boolean;
  /** A slot's value in words, for templates. */
  present(kind: SlotKind, value: string, locale: Locale): string;
}

interface Walker {
  flow: Flow;
  frame: FlowFrame;
  turn: WalkTurn;
  vars: Record<string, string>;
  options: Option[];
  slot: Proposed | null;
  says: Said[];
  deeds: Deed[];
}

/**
 * Walks a flow's checklist from the top. Filled questions are passed over, look-ups are made anew, and the first step that
 * lacks something speaks and waits: so order, correction and interruption need no code of their own.
 */
export function* walk(flow: Flow, frame: FlowFrame, turn: WalkTurn): Generator<CallRequest, Walked, CallResult> {
  const walker: Walker = { flow, frame, turn, vars: {}, options: [], slot: null, says: [], deeds: [] };
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
    if (ending) return ending;
  }
  return undefined;
}

function* walkStep(walker: Walker, step: Step, id: string): Generator<CallRequest, Ending | undefined, CallResult> {
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

/** A line is said once; with other values of the slots that it tells, it is another line. */
function onceKey({ flow, frame, turn }: Walker, id: string, say: Localized): string {
  const values = namesIn(inLocale(say, turn.locale)).filter((name) => name in flow.slots);
  return [id, ...values.map((name) => frame.slots[name] ?? '')].join('|');
}

function take(walker: Walker, result: CallResult): void {
  Object.assign(walker.vars, result.vars);
  walker.options = result.options ?? [];
  walker.slot = result.slot ?? walker.slot;
  // What a look-up settles was not said by the customer: "back" does not take it back.
  if (result.fill) walker.frame = { ...walker.frame, slots: { ...walker.frame.slots, ...result.fill } };
}

function confirm(walker: Walker, step: ConfirmStep, id: string): Ending | undefined {
  const { confirm: slots, say, change } = step;
  const key = slots.map((slot) => walker.frame.slots[slot] ?? '').join('|');
  const wasOpen = walker.frame.asked.includes('confirm');
  const { locale, polarity } = walker.turn;
  if (walker.frame.confirmed === key) return undefined;
  if (wasOpen && polarity === 'yes') {
    walker.frame = { ...walker.frame, confirmed: key };
    return undefined;
  }
  if (wasOpen && polarity === 'no' && step.refused) {
    speak(walker, id, change, {});
    return { kind: 'done' };
  }
  if (wasOpen && polarity === 'no') {
    const titles = slots
      .filter((slot) => walker.frame.slots[slot])
      .map((slot) => ({ slot, label: inLocale(SLOT_TITLES[walker.flow.slots[slot] ?? 'text'], locale) }));
    return wait(
      walker,
      id,
      slots,
      '',
      change,
      titles.map(({ slot, label }) => ({ label, fill: { clear: slot } })),
    );
  }
  const buttons: Button[] = [
    { label: inLocale(step.yes ?? RIGHT, locale), payload: writePayload({ kind: 'answer', yes: true }) },
    {
      label: inLocale(step.no ?? (step.refused ? NO : CHANGE), locale),
      payload: writePayload({ kind: 'answer', yes: false }),
    },
  ];
  speak(walker, id, say, { buttons }, { asks: ['confirm'], ...(walker.slot ? { confirms: walker.slot } : {}) });
  return waiting(walker, id, ['confirm'], [], []);
}

const RIGHT: Localized = { ru: 'Да, всё верно', en: 'Yes, that’s right' };
const CHANGE: Localized = { ru: 'Изменить', en: 'Change' };
const NO: Localized = { ru: 'Нет', en: 'No' };

function wait(
  walker: Walker,
  id: string,
  asks: string[],
  lead: string,
  say: Localized,
  options: Option[],
  contact?: Localized,
): Ending {
  const { locale } = walker.turn;
  const buttons = options.map(({ label, fill }) => ({
    label,
    payload: writePayload(fill.clear ? { kind: 'clear', slot: fill.clear } : { kind: 'fill', slots: fill }),
  }));
  const proposes = options.flatMap(({ fill }) => proposalOf(walker, fill));
  speak(
    walker,
    id,
    say,
    { ...(buttons.length > 0 ? { buttons } : {}), ...(contact ? { contactRequest: inLocale(contact, locale) } : {}) },
    { asks, ...(proposes.length > 0 ? { proposes } : {}) },
    lead,
  );
  return waiting(walker, id, asks, options, proposes);
}

/** A choice proposes a visit when it settles both day and time. */
function proposalOf(walker: Walker, fill: Record<string, string>): Proposed[] {
  const date = fill.date ?? walker.frame.slots.date;
  const { time } = fill;
  return date && time ? [{ date, time, ...(fill.staff ? { staffId: fill.staff } : {}) }] : [];
}

function waiting(walker: Walker, id: string, asked: string[], offered: Option[], proposed: Proposed[]): Ending {
  const again = walker.frame.step === id && walker.frame.asked.join() === asked.join();
  walker.frame = { ...walker.frame, step: id, asked, offered, proposed, repeats: again ? walker.frame.repeats + 1 : 0 };
  return { kind: 'waiting' };
}

function speak(
  walker: Walker,
  step: string,
  say: Localized,
  extra: Partial<OutgoingContent>,
  receipt: Partial<Receipt> = {},
  lead = '',
): void {
  const text = lead + capitalised(render(walker, inLocale(say, walker.turn.locale)));
  walker.says.push({
    content: { ...extra, text },
    receipt: { because: 'flow', flow: walker.flow.id, step, ...receipt },
  });
}

/** A day that begins a sentence is written as one. */
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function render(walker: Walker, text: string): string {
  const { flow, frame, turn, vars } = walker;
  return fillIn(text, (name) => {
    const value = frame.slots[name];
    const kind = flow.slots[name];
    return vars[name] ?? (value && kind ? turn.present(kind, value, turn.locale) : null);
  });
}

function holds(condition: Condition, frame: FlowFrame): boolean {
  if (condition.has && !frame.slots[condition.has]) return false;
  if (condition.missing && frame.slots[condition.missing]) return false;
  return Object.entries(condition.is ?? {}).every(([slot, value]) => frame.slots[slot] === value);
}
