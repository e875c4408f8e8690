import type { Candidate } from '../../domain/training/candidate.ts';
import type { DraftProblem } from '../../domain/training/check-draft.ts';
import { diffDraft } from '../../domain/training/diff-draft.ts';
import type { GateReport } from '../../domain/training/gate.ts';
import type { DraftIntent } from '../../domain/training/intent-file.ts';
import type { Release } from '../../domain/training/release.ts';
import type { Draft } from '../../store/training/draft.ts';
import type { CandidateSummaryView, GateView, ReleaseSummaryView } from '../views/training-candidate-view.ts';
import type { TrainingDraftView } from '../views/training-view.ts';

const countsOf = ({ ru, en }: DraftIntent['utterances']) => ({ ru: ru.length, en: en.length });

export const samplesIn = (intents: readonly DraftIntent[]): number =>
  intents.reduce((sum, { utterances: { ru, en } }) => sum + ru.length + en.length, 0);

export const tally = (problems: readonly DraftProblem[]) => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
};

export function presentDraft(
  { version, bare, at, intents }: Draft,
  running: readonly DraftIntent[],
  problems: readonly DraftProblem[],
): TrainingDraftView {
  const changed = new Map(bare ? [] : diffDraft(running, intents).map(({ intent, state }) => [intent, state]));
  return {
    version,
    edited: bare ? null : (at?.toISOString() ?? null),
    intents: intents.map(({ intent, description, utterances, held_out }) => ({
      intent,
      description,
      samples: countsOf(utterances),
      heldOut: countsOf(held_out),
      state: changed.get(intent) === 'new' ? 'new' : changed.has(intent) ? 'changed' : 'same',
      ...tally(problems.filter((problem) => problem.intent === intent)),
    })),
    ...tally(problems),
  };
}

const shareOf = ({ value, low, high }: { value: number; low: number; high: number }) => ({ value, low, high });

export function presentCandidate(candidate: Candidate): CandidateSummaryView {
  const { id, state, draftVersion, intents, samples, at, by, progress, problem, evaluation, gate, release } = candidate;
  return {
    id,
    state,
    draftVersion,
    intents,
    samples,
    at: at.toISOString(),
    by,
    progress,
    startedAt: candidate.startedAt?.toISOString() ?? null,
    finishedAt: candidate.finishedAt?.toISOString() ?? null,
    problem,
    accuracy: evaluation && shareOf(evaluation.accuracy),
    macroF1: evaluation && shareOf(evaluation.macroF1),
    changed: gate?.changed ?? null,
    lost: gate?.lostCount ?? null,
    release,
    publishable: state === 'done' && release === null && candidate.model !== null,
  };
}

export function presentRelease(release: Release, running: number | null): ReleaseSummaryView {
  const { number, at, by, note, override, candidateId, intents, samples, evaluation, gate } = release;
  return {
    number,
    at: at.toISOString(),
    by,
    note,
    override,
    candidateId,
    intents,
    samples,
    running: number === running,
    accuracy: shareOf(evaluation.accuracy),
    macroF1: shareOf(evaluation.macroF1),
    lost: gate.lostCount,
  };
}

/** `seen`: the words of those messages that are still there and whose dialogs the asker may see. */
export const presentGate = (gate: GateReport, seen: ReadonlyMap<string, string>): GateView => ({
  ...gate,
  since: gate.since?.toISOString() ?? null,
  lost: gate.lost.flatMap((one) => {
    const text = seen.get(one.messageId);
    return text === undefined ? [] : [{ ...one, text }];
  }),
});
