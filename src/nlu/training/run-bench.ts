import { setImmediate as breathe } from 'node:timers/promises';
import type { BenchResult, BenchTask } from '../../domain/training/bench.ts';
import type { Progress } from '../../domain/training/candidate.ts';
import { CLASSIFIER_VERSION, loadClassifier, trainClassifier } from '../intent/intent-classifier.ts';
import { understand } from '../understand.ts';
import type { TwoModels } from './ask-model.ts';
import { evaluate } from './evaluate.ts';

export interface BenchTold {
  progress(progress: Progress): void;
  /** Rejects where the training is to end; asked between the steps. */
  check(): void;
}

const TOLD_EVERY = 200;

/** Trains, asks both models and measures. All in one go: whoever calls it gives it a thread of its own. */
export async function runBench(task: BenchTask, { progress, check }: BenchTold): Promise<BenchResult> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const told = (step: Progress) => {
    check();
    progress(step);
  };
  told({ step: 'train', done: 0, of: 1 });
  const candidate = await trainClassifier(task.intents);
  const running = await loadClassifier(task.running.model);
  const replay = await replayed({ candidate, running }, task, told);
  const evaluation = await evaluate({ candidate, running }, task, {
    progress: told,
    left: () => task.seconds - seconds(),
  });
  return {
    model: Buffer.from(JSON.stringify(candidate.save())),
    version: CLASSIFIER_VERSION,
    evaluation: { ...evaluation, seconds: Math.round(seconds() * 10) / 10 },
    replay,
  };
}

async function replayed(
  { candidate, running }: TwoModels,
  { replay, business }: BenchTask,
  told: (progress: Progress) => void,
): Promise<BenchResult['replay']> {
  const read: BenchResult['replay'] = [];
  for (const [index, { text, locale, at }] of replay.entries()) {
    if (index % TOLD_EVERY === 0) {
      told({ step: 'replay', done: index, of: replay.length });
      await breathe();
    }
    const context = { now: at, business, locale, asked: [] };
    const by = (model: typeof candidate) => understand(text, context, model, () => undefined);
    read.push({ candidate: await by(candidate), running: await by(running) });
  }
  return read;
}
