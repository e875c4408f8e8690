import type { ContentVersion } from '../domain/content/content-version.ts';
import type { Teammate } from '../domain/operator.ts';
import { writerOf } from './present/written.ts';
import { type Problem, problem } from './problem.ts';

/** Somebody was quicker: who, and what to do. `seen`: the version that the writer had opened. */
export function changedMeanwhile(current: ContentVersion | null, seen: number, team: readonly Teammate[]): Problem {
  const name = current ? (writerOf(current.by, team)?.name ?? 'Somebody') : 'Somebody';
  return problem(
    'refused',
    `${name} has saved version ${current?.version ?? 0} since you opened version ${seen}. Nothing is lost: look at the new version, then save yours on top of it.`,
  );
}
