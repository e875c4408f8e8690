import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../domain/event.ts';
import { diffDraft } from '../domain/training/diff-draft.ts';
import { currentDraft, importFile } from '../engine/training/draft-desk.ts';
import { type Published, publish, rollBack } from '../engine/training/publish.ts';
import type { TrainingDeps } from '../engine/training/training-deps.ts';
import { askTraining } from '../engine/training/training-desk.ts';
import type { TrainingWorker } from '../engine/training/training-worker.ts';
import { activeCandidate, findCandidate, listCandidates } from '../store/training/candidates.ts';
import { keptIntents } from '../store/training/released-intents.ts';
import { findRelease, runningPointer } from '../store/training/releases.ts';
import type { TrainingCommand } from './read-command.ts';

export interface Terminal {
  /** A line of the result. */
  print(line: string): void;
  /** A line about what is going on. */
  tell(line: string): void;
}

/** Written for the person at the terminal: its text is the whole message. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

interface Around extends Terminal {
  deps: TrainingDeps;
  worker: Pick<TrainingWorker, 'workOff'>;
  /** `intents/` of this installation. */
  folder: string;
}

/** Whoever may run commands on this machine may do anything. */
const BY: Actor = { kind: 'system' };
const LOOK_MS = 500;
const SHOWN = 5;

/** Does one command on the database. @throws Refused with the reason and the way out. */
export async function runCommand(command: TrainingCommand, around: Around): Promise<void> {
  const { deps } = around;
  switch (command.kind) {
    case 'status':
      return status(around);
    case 'evaluate':
      return evaluate(around);
    case 'import':
      return importFiles(around, command);
    case 'export':
      return exportFiles(around, command);
    case 'publish': {
      const candidateId = command.candidateId ?? (await latestDone(deps));
      const { note, override } = command;
      return tellPublished(
        around,
        await publish(deps, { candidateId, note, override, by: BY }),
        'There is no such candidate.',
      );
    }
    case 'rollback':
      return tellPublished(
        around,
        await rollBack(deps, { to: command.to, by: BY, reason: 'by command' }),
        `There is no release ${command.to}.`,
      );
  }
}

async function status({ deps, print }: Around): Promise<void> {
  const { intents } = deps.intents.running();
  const [pointer, draft, latest] = await Promise.all([
    runningPointer(deps.store),
    currentDraft(deps),
    listCandidates(deps.store, SHOWN),
  ]);
  const diff = draft.bare ? [] : diffDraft(intents, draft.intents);
  const errors = (await deps.problemsOf(draft)).filter(({ severity }) => severity === 'error');
  const running = pointer.release === null ? 'the files' : `release ${pointer.release}`;
  print(
    JSON.stringify({
      running,
      draft: {
        version: draft.version,
        changedIntents: diff.map(({ intent }) => intent),
        errors: errors.map(({ reason, hint }) => `${reason}: ${hint}`),
      },
      candidates: latest.map(({ id, state, at, evaluation, gate, release, problem }) => ({
        id,
        state,
        at,
        macroF1: evaluation?.macroF1 ?? null,
        lostBookings: gate?.lostCount ?? null,
        release,
        ...(problem && { problem }),
      })),
    }),
  );
}

/** Trains here, or follows whoever trains it. */
async function evaluate({ deps, worker, print, tell }: Around): Promise<void> {
  const { version } = await currentDraft(deps);
  const asked = await askTraining(deps, { version, by: BY });
  if (asked.kind === 'changed_meanwhile') throw new Refused('Somebody has just changed the draft: try again.');
  if (asked.kind === 'refused') throw new Refused(asked.reason);
  const { id, samples } = asked.candidate;
  tell(`Candidate ${id}: ${samples} samples…`);
  let last = '';
  for (let isOver = false; !isOver; ) {
    await Promise.race([worker.workOff(), sleep(LOOK_MS)]);
    const active = await activeCandidate(deps.store);
    isOver = active?.id !== id;
    const step = active?.progress.step ?? '';
    if (!isOver && step !== last) tell(`  ${step}`);
    last = step;
  }
  const done = await findCandidate(deps.store, id);
  if (done?.state !== 'done') throw new Refused(done?.problem ?? `The training was ${done?.state ?? 'lost'}.`);
  print(JSON.stringify({ id, evaluation: done.evaluation, gate: done.gate }));
}

async function importFiles(
  { deps, print }: Around,
  { files, replace }: Extract<TrainingCommand, { kind: 'import' }>,
): Promise<void> {
  for (const file of files) {
    const bytes = await readFile(file).catch((error: unknown) => {
      throw new Refused(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
    const { version } = await currentDraft(deps);
    const done = await importFile(deps, { name: basename(file), bytes, replace }, { version, by: BY });
    if (done.kind === 'broken')
      throw new Refused(
        done.problems.map(({ line, path, reason }) => `${file}${line ? `:${line}` : ''} ${path}: ${reason}`).join('\n'),
      );
    if (done.kind === 'refused') throw new Refused(`${file}: ${done.reason}`);
    if (done.kind === 'changed_meanwhile')
      throw new Refused(`${file}: somebody has just changed the draft; try again.`);
    print(JSON.stringify({ file, version: done.version, leftOut: done.leftOut.length }));
  }
}

async function exportFiles(
  { deps, folder, print }: Around,
  command: Extract<TrainingCommand, { kind: 'export' }>,
): Promise<void> {
  const intents = await intentsOf(deps, command.of);
  const target = command.folder ?? folder;
  await mkdir(target, { recursive: true });
  const { files, removed } = await deps.bench.exportFiles(intents, target);
  for (const { name, state, text } of files) if (state !== 'same') await writeFile(join(target, name), text);
  if (command.prune) for (const name of removed) await rm(join(target, name));
  print(
    JSON.stringify({
      folder: target,
      changed: files.filter(({ state }) => state === 'changed').map(({ name }) => name),
      new: files.filter(({ state }) => state === 'new').map(({ name }) => name),
      [command.prune ? 'deleted' : 'notThereAnyMore']: removed,
    }),
  );
}

async function intentsOf(deps: TrainingDeps, of: string) {
  if (of === 'running') return deps.intents.running().intents;
  if (of === 'draft') return (await currentDraft(deps)).intents;
  const release = await findRelease(deps.store, Number(of));
  if (!release) throw new Refused(`There is no release ${of}.`);
  return keptIntents(deps.store, release.candidateId);
}

async function latestDone({ store }: TrainingDeps): Promise<string> {
  const found = (await listCandidates(store, SHOWN)).find(({ state, release }) => state === 'done' && release === null);
  if (!found) throw new Refused('There is no candidate to be published: evaluate the draft first.');
  return found.id;
}

function tellPublished({ print }: Around, done: Published, none: string): void {
  if (done.kind === 'not_found') throw new Refused(none);
  if (done.kind === 'refused') throw new Refused(done.reason);
  const { release } = done.pointer;
  print(JSON.stringify({ running: release === null ? 'the files' : `release ${release}` }));
}
