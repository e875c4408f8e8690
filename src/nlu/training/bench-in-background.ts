import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { BenchResult, BenchTask } from '../../domain/training/bench.ts';
import { Progress } from '../../domain/training/candidate.ts';
import type { BenchTold } from './run-bench.ts';
import { runBench } from './run-bench.ts';

export interface BackgroundTold {
  progress(progress: Progress): void;
  /** Ends the training at once. */
  signal: AbortSignal;
}

/** A training that would take more is ended by itself, and not the program with it. */
const MOST_MB = 2_048;
const TASK = 'try intents';

/**
 * Trains and measures in a thread of its own, this same file run again, so that the bot answers meanwhile. As TypeScript, in
 * development and tests, it can't be run by a plain thread and is done right here. Rejects when it fails or is called off.
 */
export function benchInBackground(task: BenchTask, told: BackgroundTold): Promise<BenchResult> {
  if (!import.meta.url.endsWith('.ts')) return byThread(task, told);
  return runBench(task, { progress: told.progress, check: () => told.signal.throwIfAborted() });
}

function byThread(task: BenchTask, { progress, signal }: BackgroundTold): Promise<BenchResult> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), {
      workerData: { [TASK]: task },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
    });
    const end = () => void thread.terminate();
    signal.addEventListener('abort', end, { once: true });
    thread.on('message', (message: { progress: Progress } | { result: BenchResult }) => {
      if ('result' in message) resolve(message.result);
      else progress(message.progress);
    });
    thread.once('error', reject);
    thread.once('exit', (code) => {
      signal.removeEventListener('abort', end);
      reject(signal.aborted ? signal.reason : new Error(`the training thread ended with ${code} and no model`));
    });
  });
}

/** Ours: plain data that this same file has sent. */
const isTask = (data: unknown): data is { [TASK]: BenchTask } =>
  z.object({ [TASK]: z.object({}).loose() }).safeParse(data).success;

if (!isMainThread && isTask(workerData)) {
  const told: BenchTold = {
    progress: (progress) => parentPort?.postMessage({ progress: Progress.parse(progress) }),
    check: () => undefined,
  };
  parentPort?.postMessage({ result: await runBench(workerData[TASK], told) });
}
