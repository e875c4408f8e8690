import type { Met } from '../experiments/met.ts';
import { inLocale, type Localized } from '../localized.ts';
import type { OutgoingContent, Receipt } from '../message.ts';
import { choiceInWords } from './choices.ts';
import { digestOf } from './digest.ts';
import type { Flow } from './flow.ts';
import { writePayload } from './payload.ts';
import type { FlowFrame } from './state.ts';
import { fillIn, namesIn } from './template.ts';
import { minutesOf, type Timeout } from './timeout.ts';
import type { Deed, Ending, Option, Proposed, Said, WalkTurn } from './walked.ts';

/** A walk under way: the frame as it is by now, and what has come of it. */
export interface Walker {
  flow: Flow;
  frame: FlowFrame;
  turn: WalkTurn;
  vars: Record<string, string>;
  /** Variants of experiments by the texts in which they are met: whole lines, and look-ups by name. */
  varied: { lines: Map<Localized, Met[]>; vars: Record<string, Met[]> };
  options: Option[];
  slot: Proposed | null;
  says: Said[];
  deeds: Deed[];
}

export interface Question {
  id: string;
  asks: string[];
  say: Localized;
  options: Option[];
  /** Said before it. */
  lead?: string;
  contact?: Localized | undefined;
  timeout: Timeout | undefined;
}

/** Asks for slots with choices as buttons, and waits. */
export function wait(walker: Walker, question: Question): Ending {
  const { id, asks, say, options, lead = '', contact, timeout } = question;
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
  return waiting(walker, { id, asked: asks, offered: options, proposed: proposes, timeout });
}

/** A choice proposes a visit when it settles both day and time. */
function proposalOf(walker: Walker, fill: Record<string, string>): Proposed[] {
  const date = fill.date ?? walker.frame.slots.date;
  const { time } = fill;
  return date && time ? [{ date, time, ...(fill.staff ? { staffId: fill.staff } : {}) }] : [];
}

export function waiting(
  walker: Walker,
  {
    id,
    asked,
    offered = [],
    proposed = [],
    timeout = walker.flow.timeout,
  }: { id: string; asked: string[]; offered?: Option[]; proposed?: Proposed[]; timeout: Timeout | undefined },
): Ending {
  const { patience, ...frame } = walker.frame;
  const again = frame.step === id && frame.asked.join() === asked.join();
  walker.frame = {
    ...frame,
    step: id,
    asked,
    offered,
    proposed,
    repeats: again ? frame.repeats + 1 : 0,
    version: digestOf(walker.flow),
    ...(timeout && { patience: { ...patience, minutes: minutesOf(timeout.after) } }),
  };
  return { kind: 'waiting' };
}

/** One line of a flow, with its receipt. */
export function speak(
  walker: Walker,
  step: string,
  say: Localized,
  extra: Partial<OutgoingContent>,
  receipt: Partial<Receipt> = {},
  lead = '',
): void {
  const words = inLocale(say, walker.turn.locale);
  const text = lead + capitalised(render(walker, words));
  const variants = metIn(walker, say, words);
  walker.says.push({
    content: { ...extra, text },
    receipt: { because: 'flow', flow: walker.flow.id, step, ...receipt, ...(variants.length > 0 && { variants }) },
  });
}

const metIn = ({ varied }: Walker, say: Localized, words: string): Met[] => [
  ...(varied.lines.get(say) ?? []),
  ...namesIn(words).flatMap((name) => varied.vars[name] ?? []),
];

/** A day that begins a sentence is written as one. */
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A template with the values of slots and look-ups in words. */
export function render(walker: Walker, text: string): string {
  const { flow, frame, turn, vars } = walker;
  return fillIn(text, (name) => {
    const value = frame.slots[name];
    const kind = flow.slots[name];
    if (vars[name] !== undefined) return vars[name];
    if (!value || !kind) return null;
    return kind === 'option' ? choiceInWords(flow, name, value, turn.locale) : turn.present(kind, value, turn.locale);
  });
}

/** A template with the values of slots as they are kept: for another slot. */
export const renderValue = ({ frame }: Walker, text: string): string =>
  fillIn(text, (name) => frame.slots[name] ?? null);

/** A line is said once; with other values of the slots that it tells, it is another line. */
export function onceKey({ flow, frame, turn }: Walker, id: string, say: Localized): string {
  const values = namesIn(inLocale(say, turn.locale)).filter((name) => name in flow.slots);
  return [id, ...values.map((name) => frame.slots[name] ?? '')].join('|');
}
