import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { measureOnMessage } from './nlu/measure.ts';
import { readSplits } from './nlu/read-splits.ts';
import type { Task } from './nlu/task.ts';
import { JsonlError } from './read-jsonl.ts';

/**
 * npm run --silent bench:nlu -- --train FILE:SPLITS --validation FILE:SPLITS --test FILE:SPLITS [--mode fast|deep] [--no-stock] [--noise]
 * npm run --silent bench:nlu -- --memory
 *
 * Files of `{text, intent, split}` lines, gzipped or not; splits joined by `+`; the intent `oos` is out of scope. Prints one
 * JSON line: our classifier, and under `stock` nlp.js with all its defaults on the same lines. Rates are fractions of 1;
 * `inScope` and `oosRecall` are after the threshold, `accuracy` is of messages in scope without one; null: nothing to measure.
 * `--noise` adds what is left of the accuracy when the test lines are typed badly, by kind. `--memory` is another measurement:
 * how much the process grows over 100,000 different messages.
 * Each classifier runs in a process of its own, one after the other, so that neither's memory counts for the other.
 */
async function main(): Promise<void> {
  const values = readOptions();
  if (values.memory) {
    // Training takes memory that has nothing to do with answering, so another process does it first.
    await measured('train', NOTHING);
    process.stdout.write(`${JSON.stringify(await measured('memory', NOTHING))}\n`);
    return;
  }
  if (!values.train || !values.test) refuse('needs --train FILE:SPLITS and --test FILE:SPLITS');
  if (values.mode !== 'fast') refuse(values.mode === 'deep' ? NO_DEEP_MODE : `"${values.mode}" is no mode: fast is`);

  const task = { ...readTask(values.train, values.validation, values.test), noise: values.noise };
  const ours = await measured('ours', task);
  const stock = values['no-stock'] ? null : await measured('stock', task);
  process.stdout.write(`${JSON.stringify({ ...ours, stock })}\n`);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        train: { type: 'string' },
        validation: { type: 'string' },
        test: { type: 'string' },
        mode: { type: 'string', default: 'fast' },
        'no-stock': { type: 'boolean', default: false },
        noise: { type: 'boolean', default: false },
        memory: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const NOTHING: Task = { train: [], validation: [], test: [], noise: false };

function readTask(train: string, validation: string | undefined, test: string): Omit<Task, 'noise'> {
  try {
    return {
      train: readSplits(train),
      validation: validation === undefined ? [] : readSplits(validation),
      test: readSplits(test),
    };
  } catch (error) {
    if (error instanceof JsonlError) refuse(error.message);
    throw error;
  }
}

/** What the child process reports; it gets the lines as its first message. */
function measured(which: 'ours' | 'stock' | 'train' | 'memory', task: Task): Promise<object> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [CHILD, which], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    let result: object | undefined;
    child.once('message', (message) => {
      if (typeof message === 'object') result = message;
    });
    child.once('exit', (code) => (result ? resolve(result) : reject(new Error(`${which} ended with ${code}`))));
    child.send(task);
  });
}

function refuse(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}

const NO_DEEP_MODE =
  'there is no deep mode: sentence embeddings were decided against, see docs/decisions/intent-classifier.md; use --mode fast';

/** The first argument of the child process, which is this file run again. */
const CHILD = 'measure';

if (process.argv[2] === CHILD) measureOnMessage(process.argv[3] ?? '');
else await main();
