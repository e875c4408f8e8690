import { entityOf, type Understanding } from '../understanding.ts';
import { choiceNamed } from './choices.ts';
import { settleEither } from './either.ts';
import type { Flow, SlotKind } from './flow.ts';
import { freeValue, isCorrection, isFree } from './free-value.ts';
import { knownSlots } from './known-slots.ts';
import { offeredDay } from './offered-day.ts';
import type { Payload } from './payload.ts';
import { pickOffered } from './pick-offered.ts';
import { polarityOf } from './polarity.ts';
import type { FlowFrame } from './state.ts';

export interface FlowInput {
  text: string;
  payload: Payload | null;
  understanding: Understanding;
}

/** What a message gives to a running flow. */
export interface Reading {
  fills: Record<string, string>;
  clears: string[];
  polarity: 'yes' | 'no' | null;
  /** True when it answers what was asked, or tells the flow something else that it can use. */
  useful: boolean;
  /** The message is the answer to a question that takes any words: nothing in it is for anybody else. */
  verbatim?: boolean;
}

/**
 * Reads a message for one flow: button values, entities for any of its slots (in any order, several at once), choices by label
 * or ordinal, yes and no where a question of that kind is open.
 */
export function readTurn(flow: Flow, frame: FlowFrame, input: FlowInput): Reading {
  const polarity = polarityFor(frame, input);
  const fromPayload = input.payload?.kind === 'fill' ? knownSlots(flow, input.payload.slots) : {};
  const words = input.payload ? NOTHING : wordsFor(flow, frame, input);
  const fromEntities = words.fills;
  const missing = frame.asked.filter((slot) => !(slot in fromEntities) && !(slot in fromPayload));
  const picked = input.payload
    ? {}
    : pickOffered(frame, input.text, missing.length > 0 && Object.keys(fromEntities).length === 0);
  const taken =
    polarity === 'yes' && isOffer(frame) && Object.keys({ ...fromEntities, ...picked }).length === 0
      ? frame.offered[0]?.fill
      : undefined;
  const day = input.payload ? null : offeredDay(frame, input.understanding);
  // "Третьего" names a day before it names a button.
  const fills = settleEither(flow, frame, {
    ...(picked.clear ? {} : picked),
    ...fromEntities,
    ...(day && fromEntities.date && { date: day }),
    ...taken,
    ...fromPayload,
  });
  // "Change the time to five" gives the new time with it: nothing is to be asked.
  const clears = wishedAway(flow, frame, input).filter((slot) => !(slot in fills));
  if (picked.clear) clears.push(picked.clear);
  const answersYesNo = polarity !== null && isOpenToYes(frame);
  const { verbatim } = words;
  return {
    fills,
    clears,
    polarity,
    ...(verbatim && { verbatim }),
    useful: Object.keys(fills).length > 0 || clears.length > 0 || answersYesNo,
  };
}

/** Values in the words of a message, in whichever order they come. */
function wordsFor(flow: Flow, frame: FlowFrame, { text, understanding }: FlowInput): Words {
  const found = { ...optionsIn(flow, frame, text), ...entitiesOf(flow, understanding) };
  const slot = frame.asked.find((name) => isFree(flow.slots[name]));
  const kind = slot && flow.slots[slot];
  if (!slot || !kind) return { fills: found, verbatim: false };
  const value = freeValue(kind, text, understanding.entities);
  if (value === null) return { fills: found, verbatim: false };
  if (kind !== 'text')
    return { fills: isOnly(text, value) ? { [slot]: value } : { ...found, [slot]: value }, verbatim: false };
  if (isCorrection(text) && understanding.entities.length > 0) return { fills: found, verbatim: false };
  // What is told in it besides is taken where nothing is known yet; it changes nothing.
  const fresh = Object.entries(found).filter(([name]) => !frame.slots[name]);
  return { fills: { ...Object.fromEntries(fresh), [slot]: value }, verbatim: true };
}

interface Words {
  fills: Record<string, string>;
  /** The whole message is the answer to a question that takes any words. */
  verbatim: boolean;
}

const NOTHING: Words = { fills: {}, verbatim: false };

/** "3": whatever else that could be, it is the number that was asked for. */
const isOnly = (text: string, value: string): boolean => text.replace(/[\s.!,]+/gu, '') === value;

/** Answers to questions with choices, by their words: while they are not known, or are asked for, or may be corrected. */
function optionsIn(
  flow: Flow,
  { asked, slots }: Pick<FlowFrame, 'asked' | 'slots'>,
  text: string,
): Record<string, string> {
  const open = Object.entries(flow.slots).filter(
    ([slot, kind]) => kind === 'option' && (!slots[slot] || asked.includes(slot) || asked.includes('confirm')),
  );
  return Object.fromEntries(
    open.flatMap(([slot]): [string, string][] => {
      const value = choiceNamed(flow, slot, text);
      return value === null ? [] : [[slot, value]];
    }),
  );
}

/** All that a message tells a flow which begins with it. */
export const valuesFor = (
  flow: Flow,
  { text, understanding }: Pick<FlowInput, 'text' | 'understanding'>,
): Record<string, string> => ({
  ...optionsIn(flow, { asked: [], slots: {} }, text),
  ...entitiesOf(flow, understanding),
});

/** The values that a message holds for a flow's slots, by the kind of each. */
export function entitiesOf(flow: Flow, understanding: Understanding): Record<string, string> {
  const fills: Record<string, string> = {};
  for (const [slot, kind] of Object.entries(flow.slots)) {
    const value = heldValue(kind, understanding);
    if (value) fills[slot] = value;
  }
  // An hour that may be meant twice is none yet, for a flow that can ask which.
  const isOpen = entityOf(understanding, 'time')?.also && Object.values(flow.slots).includes('either');
  return isOpen ? Object.fromEntries(Object.entries(fills).filter(([slot]) => flow.slots[slot] !== 'time')) : fills;
}

function heldValue(kind: SlotKind, understanding: Understanding): string | null {
  switch (kind) {
    case 'service':
    case 'staff':
    case 'date':
    case 'time':
    case 'phone':
    case 'name':
    case 'email':
    case 'order':
      return entityOf(understanding, kind)?.value ?? null;
    case 'people': {
      const people = entityOf(understanding, 'people');
      return people ? String(people.value) : null;
    }
    case 'either': {
      const time = entityOf(understanding, 'time');
      return time?.also ? [time.value, time.also].sort().join('+') : null;
    }
    case 'money': {
      const sum = entityOf(understanding, 'money');
      return sum ? `${sum.from ?? ''}-${sum.to ?? ''} ${sum.currency}` : null;
    }
    case 'choice':
      return entityOf(understanding, 'serviceChoice')?.values.join('+') ?? null;
    case 'part': {
      const part = entityOf(understanding, 'timeRange');
      return part ? `${part.from ?? '00:00'}-${part.to ?? '23:59'}` : null;
    }
    case 'range': {
      const range = entityOf(understanding, 'dateRange');
      return range ? `${range.from}_${range.to}` : null;
    }
    case 'appointment':
    case 'option':
    case 'number':
    case 'text':
      return null;
  }
}

/** "Another day", "другое время": a wish to change without saying to what. */
function wishedAway(flow: Flow, frame: FlowFrame, { text, payload }: FlowInput): string[] {
  if (payload?.kind === 'clear') return Object.hasOwn(flow.slots, payload.slot) ? [payload.slot] : [];
  const plain = text.toLowerCase();
  return Object.entries(OTHER)
    .filter(([slot, pattern]) => slot in frame.slots && pattern.test(plain))
    .map(([slot]) => slot);
}

const OTHER: Record<string, RegExp> = {
  date: /(?:друг(?:ой|ую)|ин(?:ой|ую)|смени\S*|измени\S*|поменя\S*) (?:день|дату|число)|(?:день|дату) (?:друг|смени|измени|поменя|перенес)|(?:different|another|other|change the) (?:day|date)/u,
  time: /(?:друг(?:ое|ие)|иное|смени\S*|измени\S*|поменя\S*) (?:время|часы)|время (?:друг|смени|измени|поменя|перенес)|(?:different|another|other|change the) (?:time|hour)/u,
  service:
    /(?:друг(?:ую|ая)|смени\S*|измени\S*|поменя\S*) (?:услуг\S*|процедур\S*)|(?:different|another|change the) service/u,
  staff:
    /(?:друг(?:ого|ой|ому)|смени\S*|поменя\S*) (?:мастер\S*|специалист\S*)|(?:different|another|change the) (?:stylist|master|specialist)/u,
};

function polarityFor(frame: FlowFrame, input: FlowInput): 'yes' | 'no' | null {
  if (input.payload) return input.payload.kind === 'answer' ? (input.payload.yes ? 'yes' : 'no') : null;
  return isOpenToYes(frame) ? polarityOf(input.text, input.understanding) : null;
}

const isOpenToYes = (frame: FlowFrame): boolean => frame.asked.includes('confirm') || isOffer(frame);

/** A few whole visits to take or leave, best first; a list of hours is no such question. */
const isOffer = ({ proposed, offered, asked }: FlowFrame): boolean =>
  proposed.length > 0 && (offered.length === 1 || asked.length > 1);
