import type { Actor } from '../../domain/event.ts';
import type { Candidate } from '../../domain/training/candidate.ts';
import type { RunningPointer } from '../../domain/training/release.ts';
import { isOutage } from '../../store/is-outage.ts';
import { findCandidate } from '../../store/training/candidates.ts';
import { keptIntents, keptModel } from '../../store/training/released-intents.ts';
import { findRelease, publishRelease, rollBackTo, runningPointer } from '../../store/training/releases.ts';
import type { TrainingDeps } from './training-deps.ts';
import { logOf } from './training-desk.ts';

export type Published =
  | { kind: 'published'; pointer: RunningPointer }
  | { kind: 'not_found' }
  /** `blocked`: only the owner may, with a reason. */
  | { kind: 'refused'; reason: string; blocked?: true };

interface Wish {
  candidateId: string;
  note: string;
  /** Why it is to be published although bookings would be lost; null: it is not. */
  override: string | null;
  by: Actor;
}

/** Makes a candidate the running release, in all processes within seconds. What is broken or would lose bookings is refused. */
export async function publish(deps: TrainingDeps, { candidateId, note, override, by }: Wish): Promise<Published> {
  const { store, clock } = deps;
  const seen = await runningPointer(store);
  const candidate = await findCandidate(store, candidateId);
  if (!candidate) return { kind: 'not_found' };
  const { model, evaluation, gate } = candidate;
  if (candidate.release !== null) return refuse(`This candidate is release ${candidate.release} already.`);
  if (candidate.state !== 'done' || !evaluation || !gate)
    return refuse(`Only a candidate that is done can be published; this one is ${candidate.state}.`);
  if (!model) return refuse('The model of this candidate is not kept any more: train the draft again.');
  if (gate.lostCount > 0 && override === null)
    return {
      kind: 'refused',
      blocked: true,
      reason: `${gate.lostCount} of ${gate.bookings} real bookings would be lost. Look at them, add samples and train again; the owner can publish all the same, with a reason.`,
    };
  const broken = await whyBroken(deps, candidate);
  if (broken) return refuse(broken);
  const done = await publishRelease(store, {
    release: {
      candidateId,
      at: clock.now(),
      by,
      note,
      override: gate.lostCount > 0 ? override : null,
      intents: candidate.intents,
      samples: candidate.samples,
      model,
      evaluation,
      gate,
    },
    seen,
    entry: (number) =>
      logOf(
        deps,
        by,
        'published',
        `release ${number}, of candidate ${candidateId}${override ? `; although bookings would be lost: ${override}` : ''}`,
      ),
  });
  return done.kind === 'done' ? taken(deps, done.pointer) : changedMeanwhile(done.pointer);
}

/** Lets an earlier release run, or the files (null). */
export async function rollBack(
  deps: TrainingDeps,
  { to, by, reason }: { to: number | null; by: Actor; reason: string },
): Promise<Published> {
  const { store } = deps;
  const seen = await runningPointer(store);
  if (seen.release === to) return refuse(to === null ? 'The files run already.' : `Release ${to} runs already.`);
  if (to !== null) {
    const release = await findRelease(store, to);
    if (!release) return { kind: 'not_found' };
    const broken = await whyBroken(deps, { ...release, id: release.candidateId });
    if (broken) return refuse(broken);
  } else {
    const files = await deps.intents.fileIntents();
    if (files.kind === 'broken')
      return refuse(`The files are broken: ${files.problems[0]?.file}: ${files.problems[0]?.reason}.`);
    const flaws = await deps.intents.checkIntents(files.intents);
    if (flaws.length > 0) return refuse(flawed(flaws));
  }
  const what = to === null ? 'the files' : `release ${to}`;
  const done = await rollBackTo(
    store,
    seen,
    to,
    logOf(deps, by, 'rolled_back', `to ${what}${reason ? `: ${reason}` : ''}`),
  );
  return done.kind === 'done' ? taken(deps, done.pointer) : changedMeanwhile(done.pointer);
}

const refuse = (reason: string): Published => ({ kind: 'refused', reason });
const flawed = ([first]: readonly { file: string; path: string; reason: string }[]): string =>
  `Flows need intents that are not among them: ${first?.file} ${first?.path}: ${first?.reason}. Change the flow or the intents first.`;

const changedMeanwhile = ({ release }: RunningPointer): Published =>
  refuse(
    `Somebody has just changed what runs: ${release === null ? 'the files' : `release ${release}`} now. Look again.`,
  );

/** Here at once; other processes look every few seconds. */
async function taken({ intents, log }: TrainingDeps, pointer: RunningPointer): Promise<Published> {
  const flaws = await intents.reload();
  for (const flaw of flaws) log.error(flaw, 'what was published cannot be used here');
  return { kind: 'published', pointer };
}

/** Checksum, version, its own samples, and what flows need: nothing broken ever takes the place of what runs. */
async function whyBroken(deps: TrainingDeps, { id, model }: Pick<Candidate, 'id' | 'model'>): Promise<string | null> {
  const kept = model && (await keptModel(deps.store, { candidateId: id, model }));
  if (!kept) return 'What is kept of this model is damaged or gone: train the draft again.';
  const intents = await keptIntents(deps.store, id).catch((error: unknown) => {
    if (isOutage(error)) throw error;
    return null;
  });
  if (!intents) return 'What is kept of these intents is damaged or gone: train the draft again.';
  const reason = await deps.bench.whyNot(kept, intents);
  if (reason !== null) return `This model cannot be used: ${reason}. Train the draft again.`;
  const flaws = await deps.intents.checkIntents(intents);
  return flaws.length > 0 ? flawed(flaws) : null;
}
