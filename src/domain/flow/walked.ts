import type { z } from 'zod';
import type { Met } from '../experiments/met.ts';
import type { VariedText } from '../experiments/vary-text.ts';
import type { HandoffReason } from '../handoff-reason.ts';
import type { Locale, Localized } from '../localized.ts';
import type { OutgoingContent, ProposedSlot, Receipt } from '../message.ts';
import type { SlotKind } from './flow.ts';
import type { FlowFrame } from './state.ts';
import type { Step } from './step.ts';

export type Proposed = z.infer<typeof ProposedSlot>;

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
  /** Texts in which the customer meets variants of experiments, by their names. */
  varied?: Record<string, Met[]>;
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
  | { kind: 'done'; outcome: string }
  | { kind: 'handoff'; reason: HandoffReason }
  | { kind: 'run'; flow: string }
  /** Another flow goes first, with these values; then this one goes on. */
  | { kind: 'sub'; flow: string; given: Record<string, string>; back: NonNullable<FlowFrame['sub']> };

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
  /** Which of several texts is said: the same for the same customer and message, another one the next time. */
  seed?: { customer: string; message: string };
  /** What this customer is told at a step, where that is varied. */
  vary?(step: string, say: Localized): VariedText;
  /** Told of each step that has done something: how far stories go through the flows. */
  walked?(step: Step): void;
  /** A slot's value in words, for templates. */
  present(kind: SlotKind, value: string, locale: Locale): string;
}
