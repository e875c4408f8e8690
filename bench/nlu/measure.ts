import { z } from 'zod';
import type { Candidate, Trainer } from './candidate.ts';
import { measureMemory, shippedNlu } from './measure-memory.ts';
import { noisy } from './noise.ts';
import { isForeign, trainOurs } from './ours.ts';
import { scoreVerdicts, type VerdictScore } from './score-verdicts.ts';
import { trainStock } from './stock.ts';
import type { Line, Task } from './task.ts';

/** The child process of `bench:nlu`: gets a task, trains, judges the test lines one by one, sends the figures back. */
const Lines = z.array(z.object({ text: z.string(), intent: z.string() }));
const Message = z.object({ train: Lines, validation: Lines, test: Lines, noise: z.boolean() });

/** Answers the one message that the parent sends, then ends the process. */
export function measureOnMessage(which: string): void {
  process.once('message', (message) => {
    const result = resultOf(which, message);
    result.then(
      (result) => process.send?.(result, () => process.exit(0)),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  });
}

function resultOf(which: string, message: unknown): Promise<object> {
  if (which === 'train') return shippedNlu().then(() => ({}));
  if (which === 'memory') return measureMemory();
  return measure(Message.parse(message), which === 'stock' ? trainStock : trainOurs);
}

async function measure(task: Task, train: Trainer) {
  const startedAt = performance.now();
  const candidate = await train(task.train, task.validation);
  const trainSeconds = Math.round((performance.now() - startedAt) / 100) / 10;
  // The first ones only warm the compiler up; training lines, so that no cache knows a test line.
  for (const { text } of task.train.slice(0, 500)) await candidate.judge(text);

  const outcomes = await judge(task.test, candidate);
  return {
    ...scoreVerdicts(outcomes),
    trainSeconds,
    ...timesOf(outcomes),
    modelBytes: candidate.modelBytes,
    ...(candidate.loadMs === undefined ? {} : { loadMs: candidate.loadMs }),
    ...(task.noise ? { noise: await underNoise(task.test, candidate) } : {}),
    rssMB: Math.round(process.memoryUsage.rss() / 1e6),
  };
}

async function judge(lines: readonly Line[], candidate: Candidate) {
  const outcomes = [];
  for (const line of lines) {
    const before = performance.now();
    const verdict = await candidate.judge(line.text);
    const microseconds = (performance.now() - before) * 1000;
    outcomes.push({ ...verdict, gold: line.intent, foreign: isForeign(line), microseconds });
  }
  return outcomes;
}

/** What is right of the lines in scope, with and without the threshold, by kind of noise. */
async function underNoise(lines: readonly Line[], candidate: Candidate) {
  const scores: Record<string, Pick<VerdictScore, 'inScope' | 'accuracy'>> = {};
  for (const [kind, typed] of Object.entries(noisy(lines))) {
    const { inScope, accuracy } = scoreVerdicts(await judge(typed, candidate));
    scores[kind] = { inScope, accuracy };
  }
  return scores;
}

function timesOf(outcomes: readonly { microseconds: number }[]) {
  const sorted = outcomes.map(({ microseconds }) => microseconds).sort((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.floor(share * sorted.length)] ?? 0);
  return { p50us: at(0.5), p95us: at(0.95) };
}
