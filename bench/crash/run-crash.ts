import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { findFreePort } from '../../src/store/mongod/free-port.ts';
import type { CleanUp } from './clean-up.ts';
import { telegramCustomers, webCustomer } from './customers.ts';
import { type Database, openDatabase } from './database.ts';
import { createDeliver } from './deliver.ts';
import { startFakeTelegram } from './fake-telegram.ts';
import { holdDialogs } from './hold-dialogs.ts';
import { judge, type Verdict } from './judge.ts';
import { type KillReport, planKills } from './kills.ts';
import { startKillableMongod } from './mongod.ts';
import { createPace } from './pace.ts';
import { type PlanSize, planDialogs } from './plan.ts';
import { seededRandom } from './seeded-random.ts';
import { supervise } from './supervise.ts';

export interface CrashRun extends PlanSize {
  kills: number;
  mongodKills: number;
  seed: number;
}

export type CrashResult = Verdict &
  Omit<KillReport, 'inFlight'> & {
    seed: number;
    /** From the first message to the last kill and the last message delivered twice. */
    seconds: number;
    /** From then until nothing waited any more. */
    drainSeconds: number;
    appEndedByItself: number;
    slowestRefusalMs: number;
    answers: Record<string, number>;
  };

const BOT_ID = '7000001';
/** For everything to be delivered; a product that refuses for ever must not keep the bench. */
const DELIVERED_WITHIN_MS = 600_000;
const DRAINED_WITHIN_MS = 120_000;
const READY_WITHIN_MS = 10_000;
const TELL_EVERY_MS = 5_000;

/** The whole check: customers write, everything is killed again and again, and then the books must be right. */
export async function runCrash(
  run: CrashRun,
  { folder, cleanUp, tell }: { folder: string; cleanUp: CleanUp; tell: (line: string) => void },
): Promise<CrashResult> {
  const random = seededRandom(run.seed);
  // Drawn first and on its own, so that the same seed plans the same messages and kills.
  const planned = planDialogs(run, random);
  const mongod = await startKillableMongod(join(folder, 'mongod'));
  cleanUp.add(mongod.end);
  const telegram = await startFakeTelegram(seededRandom(run.seed + 1));
  cleanUp.add(telegram.close);
  const url = `http://127.0.0.1:${await findFreePort(null)}`;
  const app = supervise({
    url,
    env: environment({ url, mongodbUri: mongod.uri, apiRoot: telegram.apiRoot, dataDir: join(folder, 'data') }),
    logFile: join(folder, 'app.log'),
  });
  cleanUp.add(app.end);
  const database = await openDatabase(mongod.uri);
  await app.untilReady();
  tell('the product is ready');

  const onTelegram = telegramCustomers(await telegram.webhook(), BOT_ID);
  const dialogs = await Promise.all(
    planned.map(async ({ channel, lines }, number) => ({
      lines,
      customer: channel === 'telegram' ? onTelegram(number) : await openWebChat(`${url}/api/v1/webchat`, database),
    })),
  );
  const kills = planKills(
    { app: run.kills, mongod: run.mongodKills },
    { app, mongod, inFlight: database.inFlight, random: seededRandom(run.seed + 2), tell },
  );
  let delivered = 0;
  const pace = createPace({
    remainingMessages: () => run.messages - delivered,
    remainingKills: kills.remaining,
    isUp: app.isReady,
  });
  const deliver = createDeliver(random, AbortSignal.timeout(DELIVERED_WITHIN_MS));
  const telling = setInterval(() => tell(`${delivered} of ${run.messages} delivered`), TELL_EVERY_MS);

  const started = performance.now();
  const [held, { inFlight, ...killed }] = await Promise.all([
    holdDialogs(dialogs, {
      deliver,
      pace,
      random,
      delivered() {
        delivered += 1;
      },
    }),
    kills.run(),
  ]);
  const seconds = since(started);
  pace.end();
  clearInterval(telling);
  const waited = performance.now();
  const drained = await untilDrained(database, tell);
  const drainSeconds = since(waited);

  const verdict = judge({
    dialogs: held,
    records: await database.records(),
    shown: telegram.shown,
    inFlight,
    mongodKills: run.mongodKills,
  });
  await database.close();
  const problems = [
    ...(drained ? [] : [`something still waits after ${DRAINED_WITHIN_MS / 1000} s`]),
    ...(app.ownDeaths() > 0 ? [`the product ended ${app.ownDeaths()} times by itself`] : []),
    ...(killed.appPidUnchangedOverMongodKills ? [] : ['the product did not survive a kill of the database']),
    ...(killed.unreadyOverMongodKills ? [] : ['the product said that it was ready without a database']),
    ...killed.readyAfterMongodMs.flatMap((ms) =>
      ms > READY_WITHIN_MS ? `ready only ${ms} ms after the database came back` : [],
    ),
    ...verdict.problems,
  ];
  return {
    ...verdict,
    ...killed,
    seed: run.seed,
    seconds,
    drainSeconds,
    appEndedByItself: app.ownDeaths(),
    ...deliver.counts,
    problems,
  };
}

/** Nothing of the caller's own settings: a key for GPT there would be used. */
function environment(at: {
  url: string;
  mongodbUri: string;
  apiRoot: string;
  dataDir: string;
}): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOST: '127.0.0.1',
    PORT: new URL(at.url).port,
    PUBLIC_URL: at.url,
    MONGODB_URI: at.mongodbUri,
    DATA_DIR: at.dataDir,
    TELEGRAM_BOT_TOKEN: `${BOT_ID}:AAbench-Token`,
    TELEGRAM_API_ROOT: at.apiRoot,
    // The fake has no limits, and a bench no patience.
    TELEGRAM_PER_SECOND: '100000',
    TELEGRAM_CHAT_PER_SECOND: '100000',
    QUIET_MS: '0',
    OWNER_PASSWORD: 'of-no-use-here',
    LOG_LEVEL: 'warn',
  };
}

async function openWebChat(api: string, database: Database) {
  const answer = await fetch(`${api}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locale: 'ru' }),
  });
  const { token } = z.object({ token: z.string() }).parse(await answer.json());
  return webCustomer(api, token, await database.chatOf(token));
}

async function untilDrained(database: Database, tell: (line: string) => void): Promise<boolean> {
  const deadline = performance.now() + DRAINED_WITHIN_MS;
  for (let told = 0; performance.now() < deadline; await sleep(200)) {
    const { undecided, unsent } = await database.waiting();
    if (undecided === 0 && unsent === 0) return true;
    if (performance.now() - told < TELL_EVERY_MS) continue;
    told = performance.now();
    tell(`all delivered; ${undecided} undecided, ${unsent} unsent`);
  }
  return false;
}

const since = (start: number): number => Math.round((performance.now() - start) / 100) / 10;
