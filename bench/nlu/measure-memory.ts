import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pino from 'pino';
import { createNlu } from '../../src/nlu/create-nlu.ts';
import { seeded } from '../../src/nlu/intent/random.ts';
import { loadIntents } from '../../src/nlu/load-intents.ts';
import { salon } from '../../test/nlu/salon.ts';

const MESSAGES = 100_000;
/** Compilers and buffers need so many messages to come to rest; they count for neither side. */
const WARM_UP = 10_000;

/** The understanding of the shipped intents, from the cache when it was trained before. */
export async function shippedNlu() {
  const intents = await shippedIntents();
  const log = pino({ level: 'warn' }, pino.destination(2));
  return createNlu({ intents, cacheDir: join(tmpdir(), 'voronka-bench'), log });
}

/** How much the process grows over 100,000 different messages through the whole understanding of the shipped intents. */
export async function measureMemory() {
  const nlu = await shippedNlu();
  const intents = await shippedIntents();
  const context = { now: new Date('2026-11-23T09:00:00Z'), business: salon, locale: 'ru' as const, asked: [] };
  const words = intents.flatMap(({ utterances }) => [...utterances.ru, ...utterances.en]);
  const random = seeded(99);
  const say = async (from: number, to: number) => {
    for (let index = from; index < to; index += 1) {
      const text = words[Math.floor(random() * words.length)] ?? '';
      // A number and a word of its own make each message another one than all before.
      await nlu.understand(`${text} ${index} слово${index.toString(36)}`, context);
    }
  };
  await say(0, WARM_UP);
  const before = rested();
  const startedAt = performance.now();
  await say(WARM_UP, WARM_UP + MESSAGES);
  const seconds = (performance.now() - startedAt) / 1000;
  const after = rested();
  return {
    messages: MESSAGES,
    rssBeforeMB: megabytes(before.rss),
    rssAfterMB: megabytes(after.rss),
    growthMB: megabytes(after.rss - before.rss),
    heapGrowthMB: megabytes(after.heapUsed - before.heapUsed),
    microsecondsPerMessage: Math.round((seconds * 1e6) / MESSAGES),
  };
}

async function shippedIntents() {
  const loaded = await loadIntents(join(import.meta.dirname, '../../intents'));
  if (loaded.kind === 'ok') return loaded.intents;
  throw new Error(`${loaded.problems[0]?.file}:${loaded.problems[0]?.line} ${loaded.problems[0]?.reason}`);
}

const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;

/** What is really held: garbage is collected first. */
function rested() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage();
}
