/** A foreign body as flat fields, by path (`client.phones.0`), in the order in which they came; or why it cannot be read. */
export type Flat = { kind: 'fields'; fields: ReadonlyMap<string, string> } | { kind: 'unreadable'; reason: string };

export type BodyForm = 'json' | 'form';

/** What goes deeper, or comes after so many, is not looked at: a body is kept whole all the same. */
const DEEPEST = 12;
const MOST_FIELDS = 500;
const LONGEST_PATH = 200;

/** Reads a body without believing any of it: names become paths in a Map, never properties; values become text. Never throws. */
export function flattenBody(form: BodyForm, body: string): Flat {
  if (form === 'form') return { kind: 'fields', fields: fieldsOfForm(body) };
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return unreadable('is JSON, but neither an object nor a list');
    const fields = new Map<string, string>();
    gather(fields, '', value, 0);
    return { kind: 'fields', fields };
  } catch {
    // The parser's own words quote the body.
    return unreadable('is not JSON');
  }
}

function gather(fields: Map<string, string>, path: string, value: unknown, depth: number): void {
  if (fields.size >= MOST_FIELDS || path.length > LONGEST_PATH) return;
  if (typeof value === 'string') fields.set(path, value);
  else if (typeof value === 'number' || typeof value === 'boolean') fields.set(path, String(value));
  else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
    for (const [name, part] of Object.entries(value))
      gather(fields, path === '' ? name : `${path}.${name}`, part, depth + 1);
  }
}

/** `a=1&b[c]=2`, as PHP and forms write them: brackets are steps of a path. Several of one name are one list of words. */
function fieldsOfForm(body: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.replaceAll(/\[([^\]]*)\]/gu, '.$1').replace(/\.$/u, '');
    if (path === '' || path.length > LONGEST_PATH || (fields.size >= MOST_FIELDS && !fields.has(path))) continue;
    const before = fields.get(path);
    fields.set(path, before === undefined || before === '' ? value : `${before}, ${value}`);
  }
  return fields;
}

const unreadable = (reason: string): Flat => ({ kind: 'unreadable', reason });
