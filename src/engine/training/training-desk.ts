import type { Actor } from '../../domain/event.ts';
import type { Candidate } from '../../domain/training/candidate.ts';
import type { DraftProblem } from '../../domain/training/check-draft.ts';
import { IntentFile } from '../../domain/training/intent-file.ts';
import type { TrainingEntry } from '../../domain/training/training-log.ts';
import { readTraining } from '../../store/read-setting.ts';
import { dropBlobs, intentsKey, putBlob } from '../../store/training/blobs.ts';
import { addCandidate, cancelCandidate } from '../../store/training/candidates.ts';
import { currentDraft, type Wish } from './draft-desk.ts';
import type { TrainingDeps } from './training-deps.ts';

export type Asked =
  | { kind: 'asked'; candidate: Candidate }
  | { kind: 'changed_meanwhile'; version: number }
  | { kind: 'refused'; reason: string; problems: readonly DraftProblem[] };

const NEVER = new Date(0);

/** Asks for a candidate to be trained of the draft as it is; the intents are kept with it, so edits meanwhile do no harm. */
export async function askTraining(deps: TrainingDeps, { version, by }: Wish): Promise<Asked> {
  const { store, clock } = deps;
  const draft = await currentDraft(deps);
  if (draft.version !== version) return { kind: 'changed_meanwhile', version: draft.version };
  const problems = (await deps.problemsOf(draft)).filter(({ severity }) => severity === 'error');
  if (problems.length > 0) {
    const first = problems.slice(0, MOST_TOLD).map(({ reason, hint }) => `${reason} (${hint})`);
    const more = problems.length > MOST_TOLD ? `; and ${problems.length - MOST_TOLD} more` : '';
    return { kind: 'refused', reason: `The draft cannot be trained: ${first.join('; ')}${more}.`, problems };
  }
  const flaws = await deps.intents.checkIntents(draft.intents);
  if (flaws.length > 0) {
    const told = flaws
      .slice(0, MOST_TOLD)
      .map(({ file, line, path, reason }) => `${file}${line ? `:${line}` : ''} ${path}: ${reason}`);
    return {
      kind: 'refused',
      reason: `Flows need intents that the draft does not have: ${told.join('; ')}.`,
      problems: [],
    };
  }
  const now = clock.now();
  const candidate = await newCandidate(deps, draft, by, now);
  const entry = logOf(
    deps,
    by,
    'trained',
    `candidate ${candidate.id} of draft ${version}: ${candidate.samples} samples`,
  );
  await putBlob(
    store,
    intentsKey(candidate.id),
    Buffer.from(JSON.stringify(draft.intents.map((one) => IntentFile.parse(one)))),
    now,
  );
  if (await addCandidate(store, candidate, entry)) return { kind: 'asked', candidate };
  await dropBlobs(store, [intentsKey(candidate.id)]);
  return {
    kind: 'refused',
    reason: 'A candidate is being trained already: wait until it is done, or cancel it.',
    problems: [],
  };
}
const MOST_TOLD = 5;

async function newCandidate(
  { store, clock }: TrainingDeps,
  { version, intents }: { version: number; intents: readonly { utterances: { ru: string[]; en: string[] } }[] },
  by: Actor,
  at: Date,
): Promise<Candidate> {
  const { replayMessages } = await readTraining(store);
  return {
    id: clock.newId(),
    state: 'waiting',
    draftVersion: version,
    intents: intents.length,
    samples: intents.reduce((sum, { utterances: { ru, en } }) => sum + ru.length + en.length, 0),
    replayed: replayMessages,
    at,
    by,
    progress: { step: 'prepare', done: 0, of: 1 },
    startedAt: null,
    finishedAt: null,
    attempts: 0,
    problem: null,
    owner: null,
    leaseUntil: NEVER,
    model: null,
    against: null,
    evaluation: null,
    gate: null,
    release: null,
  };
}

/** Calls a training off; null when it is over already. Whoever is at it ends within seconds. */
export const cancelTraining = (deps: TrainingDeps, id: string, by: Actor): Promise<Candidate | null> =>
  cancelCandidate(deps.store, id, logOf(deps, by, 'cancelled', `candidate ${id}`));

export const logOf = (
  { clock }: Pick<TrainingDeps, 'clock'>,
  by: Actor,
  what: TrainingEntry['what'],
  details: string,
): TrainingEntry => ({ id: clock.newId(), at: clock.now(), by, what, details });
