import { inLocalTime } from './evidence.ts';

/** A time that a tool has told, with all that it belongs to. */
export interface ToolRow {
  date: string;
  time: string;
  /** What else is said of it: whose it is, for which service. */
  text: string;
}

const DATE = /\d{4}-\d{2}-\d{2}/;
const TIME = /(?<![\d:])([01]\d|2[0-3]):[0-5]\d/g;

interface Around {
  date: string | null;
  text: string;
}

/**
 * Which time belongs to which date and to whom in a tool's JSON: a time goes with the date in its own string, else with that of the nearest
 * object or key around it; so does what else the objects say, and what was asked about. Empty when the result can't be read.
 */
export function toolRows(json: string, zone: string, about = ''): ToolRow[] {
  try {
    return walk(JSON.parse(inLocalTime(json, zone)), { date: null, text: about });
  } catch {
    return [];
  }
}

function walk(node: unknown, around: Around): ToolRow[] {
  if (typeof node === 'string') {
    const date = DATE.exec(node)?.[0] ?? around.date;
    return date ? (node.match(TIME) ?? []).map((time) => ({ date, time, text: around.text })) : [];
  }
  if (Array.isArray(node)) return node.flatMap((item) => walk(item, around));
  if (typeof node !== 'object' || node === null) return [];
  const entries: [string, unknown][] = Object.entries(node);
  const strings = entries.flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
  const own = strings.map((value) => DATE.exec(value)?.[0]).find(Boolean);
  const words = strings.filter((value) => !DATE.test(value) && !/^\d\d:\d\d/.test(value));
  const text = [around.text, ...words].filter(Boolean).join(' | ');
  return entries.flatMap(([key, value]) => {
    // A key may be a date or a name: {"2026-11-24": {"Анна": ["10:00"]}}.
    const date = DATE.exec(key)?.[0];
    const named = date || typeof value !== 'object' ? text : `${text} | ${key}`;
    return walk(value, { date: date ?? own ?? around.date, text: named });
  });
}
