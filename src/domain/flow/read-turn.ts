import { entityOf, type Understanding } from '../understanding.ts';
import type { Flow, SlotKind } from './flow.ts';
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
  const fromPayload = input.payload?.kind === 'fill' ? known(flow, input.payload.slots) : {};
  const fromEntities = input.payload ? {} : entitiesOf(flow, input.understanding);
  const missing = frame.asked.filter((slot) => !(slot in fromEntities) && !(slot in fromPayload));
  const picked = input.payload
    ? {}
    : pickOffered(frame, input.text, missing.length > 0 && Object.keys(fromEntities).length === 0);
  const taken =
    polarity === 'yes' && isOffer(frame) && Object.keys({ ...fromEntities, ...picked }).length === 0
      ? frame.offered[0]?.fill
      : undefined;
  // "Третьего" names a day before it names a button.
  const fills = { ...(picked.clear ? {} : picked), ...fromEntities, ...taken, ...fromPayload };
  // "Change the time to five" gives the new time with it: nothing is to be asked.
  const clears = wishedAway(flow, frame, input).filter((slot) => !(slot in fills));
  if (picked.clear) clears.push(picked.clear);
  const answersYesNo = polarity !== null && isOpenToYes(frame);
  return { fills, clears, polarity, useful: Object.keys(fills).length > 0 || clears.length > 0 || answersYesNo };
}

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

const known = (flow: Flow, slots: Record<string, string>) =>
  Object.fromEntries(Object.entries(slots).filter(([slot]) => slot in flow.slots));
