import { z } from 'zod';
import { Actor } from '../event.ts';
import { KeptModel } from './candidate.ts';
import { Evaluation } from './evaluation.ts';
import { GateReport } from './gate.ts';

/** A trained set of intents that was made the running one. Never changed: going back to an older one changes the pointer alone. */
export const Release = z.object({
  /** The number as text: two people cannot publish the same one. */
  id: z.string(),
  number: z.number().int().min(1),
  candidateId: z.string(),
  at: z.date(),
  by: Actor,
  note: z.string(),
  /** Why the owner has published it although bookings would be lost. */
  override: z.string().nullable(),
  intents: z.number(),
  samples: z.number(),
  model: KeptModel,
  evaluation: Evaluation,
  gate: GateReport,
});
export type Release = z.infer<typeof Release>;

/** Which release runs; null: the files. `turn` grows with each change, so a change back is one, too. */
export const RunningPointer = z.object({
  release: z.number().int().min(1).nullable(),
  turn: z.number().int(),
  at: z.date(),
  by: Actor,
});
export type RunningPointer = z.infer<typeof RunningPointer>;

export const FILES_RUN: RunningPointer = { release: null, turn: 0, at: new Date(0), by: { kind: 'system' } };
