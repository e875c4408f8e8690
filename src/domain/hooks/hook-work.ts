import type { Spoken } from '../conversion/spoken-lines.ts';
import type { Origin } from '../incoming.ts';
import type { OrderState } from '../orders/order.ts';

/** Why nothing can be made of a call: a code for screens, and words for people and programs. */
export type HookRefusal = { kind: 'refused'; code: RefusalCode; detail: string };

export const REFUSAL_CODES = [
  'unreadable',
  'nothing',
  'no_number',
  'no_person',
  'no_offer',
  'no_order',
  'no_words',
  'bad_amount',
  'bad_state',
  'bad_moment',
  'refused',
  'deleted',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

interface Person {
  name: string | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
}

/** What a call asks for, read and checked. */
export type HookWork =
  /** A check of the address by the sender: nothing is to be done. */
  | { kind: 'test' }
  | ({ kind: 'lead'; text: string; origin: Origin } & Person)
  | ({
      kind: 'order';
      number: string;
      /** Null: the price of the offer. */
      offerId: string;
      amount: number | null;
      state: OrderState;
      at: Date | null;
      /** What is noted when the person is new here. */
      text: string;
      origin: Origin;
    } & Person)
  | { kind: 'payment'; number: string; amount: number | null; state: Exclude<OrderState, 'ordered'> }
  | {
      kind: 'call';
      number: string;
      at: Date;
      durationSeconds: number;
      direction: 'in' | 'out';
      phone: string | null;
      manager: string | null;
      source: string | null;
      spoken: readonly Spoken[];
    };
