import type { Receipt } from '../../src/domain/message.ts';
import { type Game, isSame, type Sentence } from './recording.ts';

/** What the customer read: the receipt tells what it asks and offers, the buttons how a choice is made. */
export interface BotLine {
  receipt: Receipt | null;
  buttons: readonly { label: string; payload: string }[];
}

export type CustomerTurn =
  | { kind: 'say'; text: string }
  | { kind: 'press'; label: string; payload: string }
  /** Nothing is left to say: the end, or a question that the recording has no answer to. */
  | { kind: 'silent' };

export interface Customer {
  open(): CustomerTurn;
  answer(line: BotLine): CustomerTurn;
}

const NAME = 'Alex Kim';
const PHONE = '+1 415 555 0134';
const YES = 'Yes, please.';

/** A customer who answers every bot message with the next unused sentence of the recording that fits what was asked. */
export function createCustomer({ sentences, goal }: Game): Customer {
  const used = new Set<number>();
  /** How far the recording has been told; what was passed over before it may still be used. */
  let next = 0;

  function use(index: number): CustomerTurn {
    const sentence = sentences[index];
    if (!sentence) return { kind: 'silent' };
    used.add(index);
    next = Math.max(next, index + 1);
    while (used.has(next)) next++;
    return { kind: 'say', text: sentence.text };
  }

  /** The first unused one, from a place on. -1 when none fits. */
  function find(fits: (sentence: Sentence) => boolean, from = 0): number {
    return sentences.findIndex((sentence, index) => index >= from && !used.has(index) && fits(sentence));
  }

  /** What was passed over was said before the words that are now to be corrected, so only later ones correct them. */
  function correct(): CustomerTurn {
    return use(find(({ informs, negates, closes }) => informs.size > 0 || (negates && !closes), next));
  }

  function confirm(): CustomerTurn {
    const index = find(({ affirms, followsRefusal }) => affirms && !followsRefusal);
    return index >= 0 ? use(index) : { kind: 'say', text: YES };
  }

  /** An offer of other slots: what followed in the recording. A plain yes to several is a tap on the one that is wanted. */
  function considerOffer({ receipt, buttons }: BotLine): CustomerTurn | null {
    const index = find(({ followsRefusal }) => followsRefusal);
    const reply = sentences[index];
    if (!reply) return null;
    const wanted = (receipt?.proposes ?? []).findIndex((slot) => isSame(slot, goal));
    const button = buttons[wanted];
    const turn = use(index);
    return reply.affirms && reply.informs.size === 0 && button && buttons.length > 1
      ? { kind: 'press', ...button }
      : turn;
  }

  return {
    open: () => use(0),
    answer(line) {
      const { asks = [], proposes = [], confirms } = line.receipt ?? {};
      if (sentences[next]?.isSideQuestion) return use(next);
      if (asks.includes('name')) return { kind: 'say', text: NAME };
      if (asks.includes('phone')) return { kind: 'say', text: PHONE };
      if (asks.includes('confirm')) return confirms && isSame(confirms, goal) ? confirm() : correct();
      const about = (['date', 'time'] as const).filter((slot) => asks.includes(slot));
      if (about.length === 0) return use(next);
      const offered = proposes.length > 0 && about.length === 2 ? considerOffer(line) : null;
      return offered ?? use(find(({ informs }) => about.some((slot) => informs.has(slot))));
    },
  };
}
