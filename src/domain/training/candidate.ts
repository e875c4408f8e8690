import { z } from 'zod';
import { Actor } from '../event.ts';
import { Evaluation } from './evaluation.ts';
import { GateReport } from './gate.ts';

export const CandidateState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type CandidateState = z.infer<typeof CandidateState>;

/** What the training is at. */
export const TrainingStep = z.enum(['prepare', 'train', 'ask', 'folds', 'compare', 'curve', 'replay', 'keep']);
export type TrainingStep = z.infer<typeof TrainingStep>;

export const Progress = z.object({ step: TrainingStep, done: z.number(), of: z.number() });
export type Progress = z.infer<typeof Progress>;

/** A trained model as it is kept: what it is of, and how to tell that it is whole. */
export const KeptModel = z.object({
  /** Of the classifier that made it; another one cannot load it. */
  version: z.string(),
  bytes: z.number(),
  sha256: z.string(),
});
export type KeptModel = z.infer<typeof KeptModel>;

/** One training of the draft, from the wish to the figures. */
export const Candidate = z.object({
  id: z.string(),
  state: CandidateState,
  /** True while it waits or runs, else absent: a unique index keeps it to one over all processes. */
  active: z.literal(true).optional(),
  draftVersion: z.number(),
  intents: z.number(),
  samples: z.number(),
  /** How many of the last messages of customers are asked again. */
  replayed: z.number(),
  at: z.date(),
  by: Actor,
  progress: Progress,
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  /** How often a process has begun with it. */
  attempts: z.number(),
  problem: z.string().nullable(),
  owner: z.string().nullable(),
  leaseUntil: z.date(),
  model: KeptModel.nullable(),
  /** The release that ran when it was compared; null: the files. */
  against: z.number().nullable(),
  evaluation: Evaluation.nullable(),
  gate: GateReport.nullable(),
  /** The release that came of it. */
  release: z.number().nullable(),
});
export type Candidate = z.infer<typeof Candidate>;
