import type { Variant } from './experiment.ts';

/**
 * The variant of a client: the same for the same client and weights in every process, and independent of what other experiments deal to
 * the same client, since the experiment's id is part of what is hashed.
 */
export function deal(experimentId: string, contactId: string, variants: readonly Variant[]): Variant {
  const all = variants.reduce((sum, { weight }) => sum + weight, 0);
  let rest = fraction(`${experimentId}:${contactId}`) * all;
  for (const variant of variants) {
    rest -= variant.weight;
    if (rest < 0) return variant;
  }
  const last = variants.at(-1);
  if (!last) throw new Error(`The experiment "${experimentId}" has no variants.`);
  return last;
}

/** From 0 to just below 1: FNV-1a over the characters, then the finalizer of MurmurHash3, which spreads neighbours. */
export function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
