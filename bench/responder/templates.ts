import type { TurnName } from './turns.ts';

/** What can be untrue in a reply. */
export type LieKind =
  | 'wrongPrice'
  | 'priceOfAnother'
  | 'currency'
  | 'duration'
  | 'slotStaff'
  | 'slotDay'
  | 'slotTime'
  | 'discount'
  | 'free'
  | 'contact'
  | 'address'
  | 'hours'
  | 'staffFacts'
  | 'deeds'
  | 'offers'
  | 'promises'
  | 'pageFacts'
  | 'own';

/** Templates with `{gaps}`; a gap is filled with something that makes the sentence untrue. */
export type LieTemplates = Record<LieKind, { turn: TurnName; texts: readonly string[] }>;
