import { z } from 'zod';
import type { Trainer } from './candidate.ts';
import { isForeign, trainOurs } from './ours.ts';
import { scoreVerdicts } from './score-verdicts.ts';
import { trainStock } from './stock.ts';
import type { Task } from './task.ts';

/** The child process of `bench:nlu`: gets a task, trains, judges the test lines one by one, sends the figures back. */
const Lines = z.array(z.object({ text: z.string(), intent: z.string() }));
const Message = z.object({ train: Lines, validation: Lines, test: Lines });

/** Answers the one message that the parent sends, then ends the process. */
export function measureOnMessage(which: string): void {
  process.once('message', (message) => {
    measure(Message.parse(message), which === 'stock' ? trainStock : trainOurs).then(
      (result) => process.send?.(result, () => process.exit(0)),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  });
}

async function measure(task: Task, train: Trainer) {
  const startedAt = performance.now();
  const candidate = await train(task.train, task.validation);
  const trainSeconds = Math.round((performance.now() - startedAt) / 100) / 10;
  // The first ones only warm the compiler up; training lines, so that no cache knows a test line.
  for (const { text } of task.train.slice(0, 500)) await candidate.judge(text);

  const outcomes = [];
  for (const line of task.test) {
    const before = performance.now();
    const verdict = await candidate.judge(line.text);
    const microseconds = (performance.now() - before) * 1000;
    outcomes.push({ ...verdict, gold: line.intent, foreign: isForeign(line), microseconds });
  }
  return {
    ...scoreVerdicts(outcomes),
    trainSeconds,
    ...timesOf(outcomes),
    modelBytes: candidate.modelBytes,
    rssMB: Math.round(process.memoryUsage.rss() / 1e6),
  };
}

function timesOf(outcomes: readonly { microseconds: number }[]) {
  const sorted = outcomes.map(({ microseconds }) => microseconds).sort((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.floor(share * sorted.length)] ?? 0);
  return { p50us: at(0.5), p95us: at(0.95) };
}
