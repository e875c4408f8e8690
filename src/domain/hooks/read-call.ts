import { type BodyForm, flattenBody } from './flatten-body.ts';
import type { Hook } from './hook.ts';
import type { HookRefusal, HookWork } from './hook-work.ts';
import { type Picked, pickValues } from './pick-values.ts';
import { type ReadingWorld, toWork } from './to-work.ts';

export interface ReadCall {
  /** All fields of the body by path. */
  fields: ReadonlyMap<string, string>;
  picked: Picked;
  work: HookWork | HookRefusal;
}

/** What a call says and asks for, by the hook's mapping: the same for what has come and for a try-out. */
export function readCall(
  hook: Pick<Hook, 'title' | 'kind' | 'mapping' | 'offerId' | 'source'>,
  { form, body }: { form: BodyForm; body: string },
  world: ReadingWorld,
): ReadCall {
  const flat = flattenBody(form, body);
  if (flat.kind === 'unreadable') {
    const work: HookRefusal = { kind: 'refused', code: 'unreadable', detail: `The body ${flat.reason}.` };
    return { fields: new Map(), picked: { values: {}, paths: {}, rest: [] }, work };
  }
  const picked = pickValues(hook.kind, flat.fields, hook.mapping);
  return { fields: flat.fields, picked, work: toWork(hook, picked, world) };
}
