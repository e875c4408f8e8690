import type { HookKind, Mapping } from './hook.ts';
import { FIELDS, type HookField, NAMES, plainName } from './hook-fields.ts';

export interface Picked {
  /** What was found, trimmed, never empty. */
  values: Partial<Record<HookField, string>>;
  /** Where each came from. */
  paths: Partial<Record<HookField, string>>;
  /** What nobody asked for, as it came. */
  rest: [path: string, value: string][];
}

/** Our fields out of foreign ones: by the mapping where it says something, else by a guess from the names. */
export function pickValues(kind: HookKind, fields: ReadonlyMap<string, string>, mapping: Mapping): Picked {
  const taken = new Set<string>();
  const values: Picked['values'] = {};
  const paths: Picked['paths'] = {};
  const take = (field: HookField, path: string): void => {
    const value = fields.get(path)?.trim();
    if (!value) return;
    values[field] = value;
    paths[field] = path;
    taken.add(path);
  };
  const wanted: readonly HookField[] = FIELDS[kind];
  for (const field of wanted) {
    const path = mapping[field];
    if (path) take(field, path);
  }
  const named = [...fields]
    .filter(([, value]) => value.trim() !== '')
    .map(([path]) => ({ path, name: lastName(path) }));
  for (const field of wanted) {
    if (mapping[field] !== undefined) continue;
    const path = guess(
      field,
      named.filter((one) => !taken.has(one.path)),
    );
    if (path !== null) take(field, path);
  }
  return { values, paths, rest: [...fields].filter(([path, value]) => !taken.has(path) && value.trim() !== '') };
}

/** What was bought, piece by piece: a name in it is a product's, and a price is one of many. */
const IN_ITEMS = /(?:^|\.)(?:[a-z]+_lines?|line_?items?|items|products|goods|positions|cart|basket|товары)\./iu;

/** The surest name that is there; of several with it the one that lies least deep, then the first. Nobody is called like a product. */
function guess(field: HookField, named: readonly { path: string; name: string }[]): string | null {
  const possible = field === 'name' ? named.filter(({ path }) => !IN_ITEMS.test(path)) : named;
  const rank = ({ path }: { path: string }) => depthOf(path) + (field !== 'offer' && IN_ITEMS.test(path) ? DEEPEST : 0);
  for (const name of NAMES[field]) {
    const fitting = possible.filter((one) => one.name === name);
    const [first] = fitting.sort((a, b) => rank(a) - rank(b));
    if (first) return first.path;
  }
  return null;
}

const DEEPEST = 100;
const depthOf = (path: string): number => path.split('.').length;

/** The name of a field without the numbers of lists before or after it: `phones.0` is `phones`. */
function lastName(path: string): string {
  const last = path.split('.').findLast((step) => !/^\d+$/u.test(step)) ?? path;
  return plainName(last);
}
