import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { z } from 'zod';
import { createLocalDays } from '../src/domain/analytics/local-days.ts';
import { observe } from '../src/domain/analytics/observe.ts';
import { Business } from '../src/domain/business/business.ts';
import { KPIS } from '../src/domain/kpi/registry.ts';
import { KpisView } from '../src/http/views/kpi-view.ts';
import { keepDialogs } from '../src/store/analytics/keep-dialogs.ts';
import { loadHistories } from '../src/store/analytics/load-histories.ts';
import { readState } from '../src/store/analytics/state.ts';
import { toDocument } from '../src/store/document.ts';
import { startMongod } from '../src/store/mongod/start-mongod.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { writeMany } from '../src/store/write-command.ts';
import { questionsOf } from './analytics/questions.ts';
import { makeRecord, type Told } from './analytics/record.ts';
import { eventsOf } from './analytics/tell.ts';
import { type Question, truthOf } from './analytics/truth.ts';
import { seededRandom } from './crash/seeded-random.ts';
import { type Product, startProduct } from './crm/product.ts';
import { hundredths, inFinds, timed } from './crm/timed.ts';

// Figures over a large year whose truth is known: npm run --silent bench:analytics -- [--dialogs N] [--messages N] [--seed N] [--source]

const Options = z.object({
  dialogs: z.coerce.number().int().min(100).default(100_000),
  /** Of customers and answers together. */
  messages: z.coerce.number().int().min(200).default(1_000_000),
  seed: z.coerce.number().int().default(20_261_122),
  source: z.boolean().default(false),
});
type Options = z.infer<typeof Options>;

const AT_ONCE = 2_000;
const TIMES = 40;
const KEPT = 400;
const SETTLE_MS = 20_000;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { dialogs: text, messages: text, seed: text, source: { type: 'boolean' } } });
  const options = Options.parse(values);
  const folder = mkdtempSync(join(tmpdir(), 'voronka-bench-'));
  const mongod = await startMongod({ dataDir: folder, log: pino({ level: 'silent' }) });
  const store = await openStore(mongod.uri);
  try {
    process.stdout.write(`${JSON.stringify(await run(store, mongod.uri, folder, options))}\n`);
  } finally {
    await store.close();
    await mongod.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

async function run(store: Store, uri: string, folder: string, options: Options) {
  // A whole minute, since the API takes moments in text.
  const now = Math.floor(Date.now() / 60_000) * 60_000 - 60_000;
  const { records, events } = await seed(store, options, now);
  const product = await startProduct(uri, folder, options.source);
  try {
    const rebuild = await untilBuilt(store, options.dialogs);
    // What else a program does at its first start over a year of events is not what an owner waits for.
    await sleep(SETTLE_MS);
    const find = await timed(
      300,
      (n) => store.events.findOne({ _id: records[(n * 7919) % records.length]?.id ?? '' }),
      50,
    );
    const questions = questionsOf(now);
    const wrong: string[] = [];
    const times: Record<string, object> = {};
    let compared = 0;
    for (const question of questions) {
      const began = performance.now();
      const answer = await ask(product, question);
      const first = hundredths(performance.now() - began);
      const truth = truthOf(records, question);
      for (const { id, value, denominator } of answer.kpis) {
        const true_ = truth[KPIS.find((kpi) => kpi.id === id)?.id ?? 'dialogs'];
        compared += 1;
        if (!isSame(value, true_.value) || denominator !== true_.denominator) {
          wrong.push(
            `${question.name}: ${id} is ${value} of ${denominator}, truly ${true_.value} of ${true_.denominator}`,
          );
        }
      }
      const figures = await timed(TIMES, () => ask(product, question), 3);
      times[question.name] = { ...inFinds(figures, find), first };
      tell(`${question.name}: p50 ${figures.p50} ms, p95 ${figures.p95} ms, first ${first} ms`);
    }
    for (const line of wrong) tell(`WRONG ${line}`);
    const fullMs = await fullAggregation(store, records);
    const keepMs = await keeping(store, records);
    const year = z.object({ p50: z.number(), p95: z.number() }).parse(times.year);
    return {
      bench: 'analytics',
      ...options,
      events,
      exact: wrong.length === 0,
      compared,
      wrong: wrong.length,
      dashboard: times,
      yearP95: year.p95,
      fullAggregationMs: Math.round(fullMs),
      incrementalToFull: Number((year.p50 / fullMs).toFixed(6)),
      keepOneDialogMs: hundredths(keepMs),
      rebuildSeconds: hundredths(rebuild),
      find,
    };
  } finally {
    await product.stop();
  }
}

/** Writes a year, always the same for the same seed, and keeps what is true of it. */
async function seed(store: Store, { dialogs, messages, seed: number }: Options, now: number) {
  const random = seededRandom(number);
  const records: Told[] = [];
  const perDialog = messages / dialogs / 2;
  let events = 0;
  let lines = 0;
  for (let at = 0; at < dialogs; at += AT_ONCE) {
    const made = Array.from({ length: Math.min(AT_ONCE, dialogs - at) }, (_, index) => {
      const due = Math.round((at + index + 1) * perDialog) - lines;
      lines += due;
      return makeRecord(at + index, random, now, due);
    });
    records.push(...made);
    const told = made.flatMap(eventsOf);
    events += told.length;
    for (let from = 0; from < told.length; from += AT_ONCE) {
      await writeMany(store, 'events', { insert: told.slice(from, from + AT_ONCE).map(toDocument) }, null);
    }
    if ((at / AT_ONCE) % 10 === 9) tell(`${at + made.length} dialogs, ${events} events`);
  }
  return { records, events };
}

/** Seconds from the first to the last of the making of all figures, by the product itself at its start. */
async function untilBuilt(store: Store, dialogs: number): Promise<number> {
  const began = performance.now();
  for (let told = 0; ; told += 1) {
    const state = await readState(store);
    if (state?.rebuiltAt && state.building === null) return (performance.now() - began) / 1_000;
    if (told % 40 === 39) tell(`${state?.building?.done ?? 0} of ${dialogs} dialogs are in`);
    await sleep(250);
  }
}

async function ask(product: Product, { from, to, query }: Question) {
  const params = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), ...query });
  return KpisView.parse(await product.call(`/kpis?${params}`));
}

/** The same from scratch: every event read and understood, nothing written. */
async function fullAggregation(store: Store, records: readonly Told[]): Promise<number> {
  const setting = await store.settings.findOne({ _id: 'business' });
  const days = createLocalDays(Business.parse(setting && 'value' in setting ? setting.value : null));
  const began = performance.now();
  let facts = 0;
  for (let at = 0; at < records.length; at += 500) {
    const histories = await loadHistories(
      store,
      records.slice(at, at + 500).map(({ id }) => id),
    );
    for (const history of histories) facts += observe(history, days)?.facts.length ?? 0;
  }
  tell(`${facts} facts from all events in ${hundredths((performance.now() - began) / 1_000)} s`);
  return performance.now() - began;
}

/** What an event costs: a dialog of today counted anew, with the books that it stands in; ms each, twenty at once. */
async function keeping(store: Store, records: readonly Told[]): Promise<number> {
  const setting = await store.settings.findOne({ _id: 'business' });
  const days = createLocalDays(Business.parse(setting && 'value' in setting ? setting.value : null));
  const latest = [...records].sort((a, b) => b.openedAt - a.openedAt).slice(0, KEPT);
  const told = latest.map((record, n) => {
    const [first] = eventsOf(record);
    if (!first) throw new Error('No events.');
    return {
      ...first,
      id: `more-${n}`,
      at: new Date(record.openedAt + 5),
      body: { type: 'handed_off', reason: 'customer_request', summary: '' } as const,
    };
  });
  await writeMany(store, 'events', { insert: told.map(toDocument) }, null);
  const began = performance.now();
  for (let at = 0; at < latest.length; at += 20) {
    await keepDialogs(
      store,
      latest.slice(at, at + 20).map(({ id }) => id),
      days,
    );
  }
  return (performance.now() - began) / latest.length;
}

const isSame = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b)));

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`bench:analytics: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
