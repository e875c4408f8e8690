import type { Flow } from './flow.ts';

/** A flow does not change; a file that is read anew makes another one. */
const kept = new WeakMap<Flow, string>();

/** A short name for all that a flow says and does: another one when the file has changed. */
export function digestOf(flow: Flow): string {
  const known = kept.get(flow);
  if (known !== undefined) return known;
  const made = hash(JSON.stringify(flow)).toString(36);
  kept.set(flow, made);
  return made;
}

/** 53 bits of two FNV-like hashes; flows are told apart by it, nothing is protected. */
function hash(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x1000193;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b);
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}
