import { inLocalTime } from './evidence.ts';

export interface SlotPair {
  date: string;
  time: string;
}

const DATE = /\d{4}-\d{2}-\d{2}/;
const TIME = /(?<![\d:])([01]\d|2[0-3]):[0-5]\d/g;

/**
 * Which time belongs to which date in a tool's JSON: a time goes with the date in its own string, else with the date of the
 * nearest object or key around it. Empty when the result can't be read.
 */
export function slotPairs(json: string, zone: string): SlotPair[] {
  try {
    return walk(JSON.parse(inLocalTime(json, zone)), null);
  } catch {
    return [];
  }
}

function walk(node: unknown, around: string | null): SlotPair[] {
  if (typeof node === 'string') {
    const date = DATE.exec(node)?.[0] ?? around;
    return date ? (node.match(TIME) ?? []).map((time) => ({ date, time })) : [];
  }
  if (Array.isArray(node)) return node.flatMap((item) => walk(item, around));
  if (typeof node !== 'object' || node === null) return [];
  const entries: [string, unknown][] = Object.entries(node);
  const own = entries.map(([, value]) => (typeof value === 'string' ? DATE.exec(value)?.[0] : undefined)).find(Boolean);
  return entries.flatMap(([key, value]) => walk(value, DATE.exec(key)?.[0] ?? own ?? around));
}
