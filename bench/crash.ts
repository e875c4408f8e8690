import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { cleanUpAtExit } from './crash/clean-up.ts';
import { type CrashRun, runCrash } from './crash/run-crash.ts';

// Whether nothing is lost and nothing said twice when everything is killed: npm run --silent bench:crash -- [--seed N]
const USAGE =
  'usage: bench:crash [--messages 1000] [--dialogs 50] [--web 10] [--kills 10] [--mongod-kills 3] [--seed N] [--keep]';
const MOST_PROBLEMS = 20;
const LOG_LINES = 20;

async function main(): Promise<void> {
  const { keep, ...size } = readArguments();
  const cleanUp = cleanUpAtExit();
  const folder = mkdtempSync(join(tmpdir(), 'voronka-bench-'));
  cleanUp.add(() => {
    if (keep) tell(`kept ${folder}`);
    else rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });
  tell(`seed ${size.seed}`);
  try {
    const { problems, ...figures } = await runCrash(size, { folder, cleanUp, tell });
    const found =
      problems.length > 0 ? { problems: problems.slice(0, MOST_PROBLEMS), allProblems: problems.length } : {};
    process.stdout.write(`${JSON.stringify({ ...figures, ...found })}\n`);
    if (problems.length > 0) fail(folder);
  } catch (error) {
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    fail(folder);
  }
  process.exit();
}

function fail(folder: string): void {
  process.exitCode = 1;
  try {
    const lines = readFileSync(join(folder, 'app.log'), 'utf8').trim().split('\n');
    tell(`the product's last words:\n${lines.slice(-LOG_LINES).join('\n')}`);
  } catch {
    // It has not come so far.
  }
}

const count = (fallback: number) => z.coerce.number().int().min(0).default(fallback);
const Arguments = z.object({
  messages: count(1_000),
  dialogs: count(50),
  web: count(10),
  kills: count(10),
  'mongod-kills': count(3),
  seed: count(Math.floor(Math.random() * 1_000_000)),
  keep: z.boolean().default(false),
});

function readArguments(): CrashRun & { keep: boolean } {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      options: {
        messages: text,
        dialogs: text,
        web: text,
        kills: text,
        'mongod-kills': text,
        seed: text,
        keep: { type: 'boolean' },
      },
    });
    const { 'mongod-kills': mongodKills, ...rest } = Arguments.parse(values);
    return { ...rest, mongodKills, web: Math.min(rest.web, rest.dialogs) };
  } catch {
    process.stderr.write(`${USAGE}\n`);
    process.exit(2);
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

await main();
