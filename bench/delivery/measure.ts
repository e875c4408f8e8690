import mongoose from 'mongoose';
import { type CommandCount, countCommands } from './commands.ts';
import { measureHalfLoad } from './half-load.ts';
import type { LoadResult } from './load/protocol.ts';
import type { Options } from './options.ts';
import { type Outcomes, readOutcomes } from './outcomes.ts';
import { greet, type Measured, measureRounds } from './rounds.ts';
import { soak } from './soak.ts';
import { measureStored } from './stored.ts';
import type { RunningSubject } from './subject-process.ts';
import { levelOf, ratiosOf } from './summary.ts';
import type { Workshop } from './workshop.ts';

const SOAK_CUSTOMERS = 50;

/** The whole run, in order: everybody starts, greets, is measured side by side; then Voronka alone. */
export async function measure(workshop: Workshop, options: Options): Promise<object> {
  const subjects: RunningSubject[] = [];
  for (const id of options.subjects) subjects.push(await workshop.start(id));
  const most = Math.max(...options.levels);
  const client = await new mongoose.mongo.MongoClient(workshop.mongodbUri).connect();
  try {
    const firstContacts = await greetAll(workshop, subjects, most);
    const measured = await measureRounds(workshop, subjects, options);
    const commandsPerMessage = await countAllCommands(workshop, client, subjects, options);
    const ours = subjects.find(({ name }) => name === 'c');
    return {
      subjects: Object.fromEntries(subjects.map((subject) => [subject.name, figuresOf(subject, measured, options)])),
      ratios: ratiosOf(measured, options.levels),
      commandsPerMessage,
      firstContactsPerSecond: firstContacts,
      ...(ours && (await measureOurs(workshop, client, ours, measured, options))),
      ...conditions(measured, options),
    };
  } finally {
    await client.close();
  }
}

async function greetAll(workshop: Workshop, subjects: readonly RunningSubject[], customers: number) {
  const rates: Record<string, number> = {};
  for (const subject of subjects) {
    const { sent, perSecond, bad, timedOut } = await greet(workshop, subject, customers);
    rates[subject.name] = Math.round(perSecond);
    process.stderr.write(
      `${subject.name}: ${sent} people greeted, ${perSecond.toFixed(0)}/s, bad ${bad}, timed out ${timedOut}\n`,
    );
  }
  return rates;
}

function figuresOf({ name, rssIdle }: RunningSubject, measured: readonly Measured[], { levels }: Options): object {
  const own = measured.filter(({ subject }) => subject === name);
  return {
    ...Object.fromEntries(levels.map((level) => [level, levelOf(own.filter((one) => one.level === level))])),
    rssIdle,
    rssLoad: Math.max(...own.map(({ rss }) => rss)),
  };
}

/** Alone, and among 50 others, who share round trips where a bot can. */
const COMMAND_LEVELS = [1, 50];

async function countAllCommands(
  { generator, mongodPid }: Workshop,
  client: mongoose.mongo.MongoClient,
  subjects: readonly RunningSubject[],
  { levels, seconds }: Options,
): Promise<Record<string, CommandCount>> {
  const counts: Record<string, CommandCount> = {};
  for (const { name, target } of subjects.filter((subject) => subject.name !== 'd')) {
    for (const customers of COMMAND_LEVELS.filter((level) => level <= Math.max(...levels))) {
      const order = { ...target, mongodPid, kind: 'talk', customers, warmUpMs: 0, measureMs: seconds * 1_000 } as const;
      counts[`${name}@${customers}`] = await countCommands(client, async () => (await generator.run(order)).sent);
    }
  }
  return counts;
}

async function measureOurs(
  workshop: Workshop,
  client: mongoose.mongo.MongoClient,
  ours: RunningSubject,
  measured: readonly Measured[],
  options: Options,
): Promise<object> {
  const halfLoad = await measureHalfLoad(workshop, ours, measured, options);
  const stored = options.stored > 0 ? await measureStored(workshop, client, ours, options) : undefined;
  const soaked = options.soak > 0 ? await soak(workshop, ours, SOAK_CUSTOMERS, options.soak) : undefined;
  const outcomes: Outcomes = await readOutcomes(client.db(ours.name));
  return { halfLoadP95: halfLoad.p95, halfLoad, ...(stored && { stored }), ...(soaked && { soak: soaked }), outcomes };
}

/** What a reader has to know to trust the figures. */
function conditions(measured: readonly Measured[], { levels, rounds, seconds, warmUp }: Options): object {
  const most = (figure: (result: LoadResult) => number) =>
    Math.round(Math.max(...measured.map(({ result }) => figure(result))) * 100) / 100;
  return {
    conditions: {
      levels,
      rounds,
      seconds,
      warmUp,
      chatsPerCustomer: 20,
      providerLimits: 'lifted for all subjects alike',
      mostGeneratorCores: most(({ generatorCpuMs, perSecond }) => ((generatorCpuMs ?? 0) * perSecond) / 1_000),
      mostOtherCores: most(({ otherCores }) => otherCores),
      mostStolenCores: most(({ stolenCores }) => stolenCores),
    },
  };
}
