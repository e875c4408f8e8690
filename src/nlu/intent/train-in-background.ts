import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { IntentFile } from '../intent-file.ts';
import { type IntentClassifier, loadClassifier, trainClassifier } from './intent-classifier.ts';

/**
 * Trains in a thread of its own, this same file run again, so that the bot answers meanwhile. As TypeScript, in
 * development and tests, it can't be run by a plain thread and trains right here.
 */
export async function trainInBackground(intents: readonly IntentFile[]): Promise<IntentClassifier> {
  if (import.meta.url.endsWith('.ts')) return trainClassifier(intents);
  return loadClassifier(await savedByThread(intents));
}

function savedByThread(intents: readonly IntentFile[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: { [TASK]: intents } });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the training thread ended with ${code} and no model`)));
  });
}

const TASK = 'train intents';
const Task = z.object({ [TASK]: z.array(IntentFile) });

if (!isMainThread) {
  const task = Task.safeParse(workerData);
  // Other threads may import this file too; only ours brings intents along.
  if (task.success) parentPort?.postMessage((await trainClassifier(task.data[TASK])).save());
}
