import { z } from 'zod';

/** The variant of an experiment that somebody has met, or meets by a message. */
export const Met = z.object({ experimentId: z.string(), variantId: z.string() });
export type Met = z.infer<typeof Met>;

/** A client's first meeting: it decides what this client is shown from then on, on every channel. */
export const FirstMet = Met.extend({ at: z.date(), dialogId: z.string() });
export type FirstMet = z.infer<typeof FirstMet>;

/** Two contacts were one client all along: of two meetings in one experiment the elder one holds. */
export function mergeMet(mine: readonly FirstMet[], others: readonly FirstMet[]): FirstMet[] {
  const first = new Map<string, FirstMet>();
  for (const met of [...mine, ...others]) {
    const known = first.get(met.experimentId);
    if (!known || met.at < known.at) first.set(met.experimentId, met);
  }
  return [...first.values()];
}
