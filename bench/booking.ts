import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { startMongod } from '../src/store/mongod/start-mongod.ts';
import { explain } from './booking/explain.ts';
import { prepareFlows, type Workshop } from './booking/installation.ts';
import { type Played, play } from './booking/play.ts';
import { type Game, Recording, toGame } from './booking/recording.ts';
import { JsonlError, readJsonl } from './read-jsonl.ts';

// How often recorded customers get their appointment: npm run --silent bench:booking -- [--explain] [--limit N] FILE…
const USAGE = 'usage: bench:booking [--explain] [--limit N] FILE…';

/** Conversations side by side: each has its own installation, so they do not touch each other. */
const AT_ONCE = 3;

async function main(): Promise<void> {
  const { files, limit, explains } = readArguments();
  const games = files.flatMap((file) => readJsonl(file, Recording)).flatMap((recording) => toGame(recording) ?? []);
  const folder = await mkdtemp(join(tmpdir(), 'voronka-bench-'));
  const log = pino({ level: process.env.LOG_LEVEL ?? 'error' }, pino.destination({ dest: 2, sync: true }));
  const mongod = await startMongod({ dataDir: folder, log });
  try {
    await prepareFlows(folder);
    const played = await playAll({ folder, mongodbUri: mongod.uri, log }, games.slice(0, limit));
    if (explains) for (const one of played) if (!one.booked) process.stdout.write(`${explain(one)}\n`);
    process.stdout.write(`${JSON.stringify(score(played))}\n`);
  } finally {
    await mongod.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** In the order of the files, whichever ends first. */
async function playAll(workshop: Workshop, games: readonly Game[]): Promise<Played[]> {
  const [first, ...rest] = games;
  if (!first) return [];
  // The first one trains the understanding; the others find it ready.
  const played: Played[] = [await play(workshop, first, 'first')];
  const waiting = [...rest.entries()];
  const work = async (lane: number) => {
    for (let one = waiting.shift(); one; one = waiting.shift())
      played[one[0] + 1] = await play(workshop, one[1], `lane_${lane}`);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => work(lane)));
  return played;
}

/** `turnsMedian` over those that were booked; null when none was. */
function score(played: readonly Played[]): object {
  const booked = played.filter((one) => one.booked);
  const turns = booked.map((one) => one.turns).sort((a, b) => a - b);
  return {
    dialogs: played.length,
    booked: booked.length,
    rate: played.length === 0 ? null : Math.round((booked.length / played.length) * 10_000) / 10_000,
    turnsMedian: turns[Math.floor(turns.length / 2)] ?? null,
    handedOff: played.filter((one) => one.handedOff).length,
  };
}

class UsageError extends Error {}

function readArguments(): { files: string[]; limit: number; explains: boolean } {
  const { values, positionals } = parse();
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  if (Number.isNaN(limit) || limit < 1) throw new UsageError(`--limit must be a number from 1, not "${values.limit}"`);
  if (positionals.length === 0) throw new UsageError(`no file given; ${USAGE}`);
  return { files: positionals, limit, explains: values.explain ?? false };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { explain: { type: 'boolean' }, limit: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}; ${USAGE}`);
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const isPlain = error instanceof UsageError || error instanceof JsonlError;
    process.stderr.write(
      `bench:booking: ${isPlain ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(isPlain ? 2 : 1);
  },
);
