import { z } from 'zod';

/** What a pressed button means. Buttons carry it as text, at most 64 bytes, the least that a channel takes. */
export type Payload =
  | { kind: 'fill'; slots: Record<string, string> }
  | { kind: 'clear'; slot: string }
  | { kind: 'start'; flow: string; slots: Record<string, string> }
  | { kind: 'answer'; yes: boolean };

/** `f:date=2026-11-27&time=14:30`, `c:date`, `s:cancel?appointment=…`, `a:yes`. */
export function writePayload(payload: Payload): string {
  switch (payload.kind) {
    case 'fill':
      return `f:${writeSlots(payload.slots)}`;
    case 'clear':
      return `c:${payload.slot}`;
    case 'start':
      return `s:${payload.flow}?${writeSlots(payload.slots)}`;
    case 'answer':
      return payload.yes ? 'a:yes' : 'a:no';
  }
}

const SLOT = /^[a-z][a-z0-9_]*$/u;

/** Null for anything that our buttons never carry: it came from an old version or a forged call. */
export function readPayload(text: string): Payload | null {
  const rest = text.slice(2);
  if (text.startsWith('f:')) return fillOf(rest);
  if (text.startsWith('c:')) return SLOT.test(rest) ? { kind: 'clear', slot: rest } : null;
  if (text === 'a:yes' || text === 'a:no') return { kind: 'answer', yes: text === 'a:yes' };
  if (text.startsWith('s:')) {
    const [flow = '', query = ''] = rest.split('?');
    const slots = readSlots(query);
    return flow && slots ? { kind: 'start', flow, slots } : null;
  }
  return null;
}

function fillOf(query: string): Payload | null {
  const slots = readSlots(query);
  return slots && Object.keys(slots).length > 0 ? { kind: 'fill', slots } : null;
}

const writeSlots = (slots: Record<string, string>): string =>
  Object.entries(slots)
    .map(([slot, value]) => `${slot}=${value}`)
    .join('&');

function readSlots(query: string): Record<string, string> | null {
  if (query === '') return {};
  const pairs = query.split('&').map((pair) => pair.split('='));
  const slots: Record<string, string> = {};
  for (const [slot, value, ...more] of pairs) {
    if (!slot || !value || more.length > 0 || !SLOT.test(slot) || !/^[\w:+*-]+$/.test(value)) return null;
    if (FORMATS.get(slot)?.safeParse(value).success === false) return null;
    slots[slot] = value;
  }
  return slots;
}

/** Anybody can send what our buttons carry: a day and an hour have to be such before anything reckons with them. */
const FORMATS: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['date', z.iso.date()],
  ['time', z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u)],
]);
