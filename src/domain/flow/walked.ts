import type { z } from 'zod';
import type { HandoffReason } from '../handoff-reason.ts';
import type { Locale } from '../localized.ts';
import type { OutgoingContent, ProposedSlot, Receipt } from '../message.ts';
import type { SlotKind } from './flow.ts';
import type { FlowFrame } from './state.ts';

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
