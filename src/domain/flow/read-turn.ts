import { entityOf, type Understanding } from '../understanding.ts';
import { choiceNamed } from './choices.ts';
import type { Flow, SlotKind } from './flow.ts';
import { FREE_KINDS, freeValue } from './free-value.ts';
import { knownSlots } from './known-slots.ts';
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
}

/**
 * Reads a message for one flow: button values, entities for any of its slots (in any order, several at once), choices by label
 * or ordinal, yes and no where a question of that kind is open.
 */
export function readTurn(flow: Flow, frame: FlowFrame, input: FlowInput): Reading {
  const polarity = polarityFor(frame, input);
  const fromPayload = input.payload?.kind === 'fill' ? knownSlots(flow, input.payload.slots) : {};
  const fromEntities = input.payload
    ? {}
    : { ...optionsIn(flow, frame, input.text), ...entitiesOf(flow, input.understanding) };
  const missing = frame.asked.filter((slot) => !(slot in fromEntities) && !(slot in fromPayload));
  const picked = input.payload
    ? {}
    : pickOffered(frame, input.text, missing.length > 0 && Object.keys(fromEntities).length === 0);
  const taken =
    polarity === 'yes' && isOffer(frame) && Object.keys({ ...fromEntities, ...picked }).length === 0
      ? frame.offered[0]?.fill
      : undefined;
  const isChosen = Object.keys({ ...fromEntities, ...picked, ...taken, ...fromPayload }).length > 0;
  // "Третьего" names a day before it names a button.
  const fills = {
    ...(isChosen || input.payload ? {} : freely(flow, frame, input.text)),
    ...(picked.clear ? {} : picked),
    ...fromEntities,
    ...taken,
    ...fromPayload,
  };
  // "Change the time to five" gives the new time with it: nothing is to be asked.
  const clears = wishedAway(flow, frame, input).filter((slot) => !(slot in fills));
  if (picked.clear) clears.push(picked.clear);
  const answersYesNo = polarity !== null && isOpenToYes(frame);
  return { fills, clears, polarity, useful: Object.keys(fills).length > 0 || clears.length > 0 || answersYesNo };
}

/** What is said to a question that takes any words, or a number, or an address: all of it is the answer. */
function freely(flow: Flow, { asked }: FlowFrame, text: string): Record<string, string> {
  const slot = asked.find((name) => FREE_KINDS.has(flow.slots[name] ?? 'choice'));
  const value = slot && freeValue(flow.slots[slot] ?? 'text', text);
  return slot && value ? { [slot]: value } : {};
}

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
  return fills;
}

function heldValue(kind: SlotKind, understanding: Understanding): string | null {
  switch (kind) {
    case 'service':
    case 'staff':
    case 'date':
    case 'time':
    case 'phone':
    case 'name':
      return entityOf(understanding, kind)?.value ?? null;
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
    case 'email':
    case 'text':
      return null;
  }
}

/** "Another day", "другое время": a wish to change without saying to what. */
function wishedAway(flow: Flow, frame: FlowFrame, { text, payload }: FlowInput): string[] {
  if (payload?.kind === 'clear') return payload.slot in flow.slots ? [payload.slot] : [];
  const plain = text.toLowerCase();
  return Object.entries(OTHER)
    .filter(([slot, pattern]) => slot in frame.slots && pattern.test(plain))
    .map(([slot]) => slot);
}

const OTHER: Record<string, RegExp> = {
  date: /(?:друг(?:ой|ую)|ин(?:ой|ую)|смени\S*|измени\S*|поменя\S*) (?:день|дату|число)|(?:different|another|other|change the) (?:day|date)/u,
  time: /(?:друг(?:ое|ие)|иное|смени\S*|измени\S*|поменя\S*) (?:время|часы)|(?:different|another|other|change the) (?:time|hour)/u,
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
