import type { Candidate } from '../../src/domain/training/candidate.ts';

/** A training that nobody has begun with, and that no lease ends soon. */
export const buildCandidate = (parts: Partial<Candidate> = {}): Candidate => ({
  id: 'candidate-1',
  state: 'waiting',
  draftVersion: 0,
  intents: 2,
  samples: 20,
  replayed: 0,
  at: new Date('2026-11-10T12:00:00Z'),
  by: { kind: 'system' },
  progress: { step: 'prepare', done: 0, of: 1 },
  startedAt: null,
  finishedAt: null,
  attempts: 0,
  problem: null,
  owner: null,
  leaseUntil: new Date('2090-01-01T00:00:00Z'),
  model: null,
  against: null,
  evaluation: null,
  gate: null,
  release: null,
  ...parts,
});
