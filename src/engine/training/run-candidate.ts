import { route } from '../../domain/flow/route.ts';
import type { BenchResult, BenchTask } from '../../domain/training/bench.ts';
import type { Candidate, Progress } from '../../domain/training/candidate.ts';
import {
  type ChangedMessage,
  type GateReport,
  gateOf,
  type Reading,
  type Replayed,
} from '../../domain/training/gate.ts';
import { bestIntent, type Understanding } from '../../domain/understanding.ts';
import { recentLabels } from '../../store/labelling/label-figures.ts';
import { readTraining } from '../../store/read-setting.ts';
import { changesKey, modelKey, putBlob } from '../../store/training/blobs.ts';
import { endTraining } from '../../store/training/candidates.ts';
import { textsOf } from '../../store/training/labelled-texts.ts';
import { lastMessages, type PastMessages } from '../../store/training/last-messages.ts';
import { keptIntents, sha256 } from '../../store/training/released-intents.ts';
import type { TrainingDeps } from './training-deps.ts';

const LABELS_OF_MS = 90 * 86_400_000;

/** Trains a candidate, measures it, asks it about the last messages, and keeps all that. Rejects when it is called off or fails. */
export async function runCandidate(
  deps: TrainingDeps,
  candidate: Candidate,
  told: { progress(progress: Progress): void; signal: AbortSignal },
): Promise<void> {
  const { store, clock } = deps;
  told.progress({ step: 'prepare', done: 0, of: 1 });
  const { evaluationSeconds } = await readTraining(store);
  const intents = await keptIntents(store, candidate.id);
  const past = await lastMessages(store, candidate.replayed);
  const { release: against, intents: running } = deps.intents.running();
  const task: BenchTask = {
    intents,
    running: { intents: running, model: deps.intents.savedModel() },
    seconds: evaluationSeconds,
    labelled: await labelledMessages(deps),
    replay: past.messages.map(({ text, locale, at }) => ({ text, locale, at })),
    business: deps.surroundings().business,
  };
  const result = await deps.bench.train(task, told);
  told.signal.throwIfAborted();
  told.progress({ step: 'keep', done: 0, of: 1 });
  const { gate, changes } = gateFor(deps, past, result);
  const now = clock.now();
  await putBlob(store, modelKey(candidate.id), result.model, now);
  await putBlob(store, changesKey(candidate.id), Buffer.from(JSON.stringify(changes)), now);
  const { model, version, evaluation } = result;
  await endTraining(store, candidate, {
    state: 'done',
    finishedAt: clock.now(),
    progress: { step: 'keep', done: 1, of: 1 },
    model: { version, bytes: model.length, sha256: sha256(model) },
    against,
    evaluation,
    gate,
  });
}

/** Messages that were drawn by chance, with what people say they meant. */
async function labelledMessages({ store, clock, surroundings }: TrainingDeps): Promise<BenchTask['labelled']> {
  const since = new Date(clock.now().getTime() - LABELS_OF_MS);
  const drawn = (await recentLabels(store, { kind: 'all' }, since)).filter(({ sample }) => sample === 'random');
  const texts = await textsOf(
    store,
    drawn.map(({ id }) => id),
  );
  const { defaultLocale } = surroundings().business;
  return drawn.flatMap(({ id, actual, weight }) => {
    const text = texts.get(id)?.trim();
    return text ? [{ text, locale: defaultLocale, actual, weight: weight ?? 1 }] : [];
  });
}

/** What the candidate would change, and which bookings it would lose. */
function gateFor(
  deps: TrainingDeps,
  { messages, bookings, since }: PastMessages,
  { replay }: BenchResult,
): { gate: GateReport; changes: ChangedMessage[] } {
  const flows = deps.flows();
  const readingOf = (text: string, understanding: Understanding): Reading => ({
    intent: bestIntent(understanding).intent,
    route: route({ text, payload: null, understanding, running: null, flows }),
  });
  const replayed: Replayed[] = messages.flatMap(({ messageId, dialogId, decided, part, text }, index) => {
    const read = replay[index];
    if (!read) return [];
    return [
      {
        messageId,
        dialogId,
        decided,
        part,
        candidate: readingOf(text, read.candidate),
        running: readingOf(text, read.running),
      },
    ];
  });
  const changes = replayed
    .filter(({ candidate, running }) => candidate.intent !== running.intent)
    .map(({ messageId, dialogId, decided, candidate, running }) => ({
      messageId,
      dialogId,
      decided,
      from: running.intent,
      to: candidate.intent,
    }));
  return { gate: gateOf(replayed, { bookings, since }), changes };
}
