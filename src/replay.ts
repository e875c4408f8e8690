import { resolve } from 'node:path';
import pino, { type Logger } from 'pino';
import { type Config, readConfig } from './config.ts';
import { openContent } from './content.ts';
import { type ChannelBook, createChannelBook } from './engine/channel-book.ts';
import { createEngine, type RunningEngine } from './engine/create-engine.ts';
import { openFiles } from './open-files.ts';
import { channelIdsOf, countRows } from './replay/journal-rows.ts';
import { listDifferences } from './replay/list-differences.ts';
import { createMutedChannel } from './replay/muted-channel.ts';
import { periodOf } from './replay/period.ts';
import { play } from './replay/play.ts';
import { type ReplayOptions, readOptions } from './replay/read-options.ts';
import { createReplayClock, type ReplayClock } from './replay/replay-clock.ts';
import { seedCopy } from './replay/seed-copy.ts';
import { createResponder } from './responder/responder.ts';
import { startMongod } from './store/mongod/start-mongod.ts';
import { besideUri, openCopy } from './store/open-copy.ts';
import { openStore, type Store } from './store/open-store.ts';
import { inWords } from './store/outage.ts';
import { readBusiness } from './store/read-setting.ts';
import { watchSurroundings } from './store/surroundings.ts';

/** Lines that came in quick succession are handed over at once, so the bot need not wait long for the next one. */
const QUIET_MS = 50;

const print = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`);
const tell = (line: string) => void process.stderr.write(`${line}\n`);

/** `npm run journal:replay`: what would the bot do today with the messages of that day? Nobody is written to. */
async function main(): Promise<void> {
  const read = readOptions(process.argv.slice(2));
  if (read.kind === 'usage') throw new Refused(read.text);
  const config = readConfig(process.env);
  const log = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: true }));
  const mongod = config.MONGODB_URI ? null : await startMongod({ dataDir: config.DATA_DIR, log });
  const uri = config.MONGODB_URI ?? mongod?.uri ?? '';
  try {
    const source = await openStore(uri);
    try {
      await replay(read.options, { config, log, source, uri });
    } finally {
      await source.close();
    }
  } finally {
    await mongod?.stop();
  }
}

/** Written for the person at the terminal: its text is the whole message. */
class Refused extends Error {}

interface Around {
  config: Config;
  log: Logger;
  source: Store;
  uri: string;
}

async function replay(options: ReplayOptions, { config, log, source, uri }: Around): Promise<void> {
  const business = await readBusiness(source);
  if (!business) throw new Refused('There is no journal: Voronka has never been started on this database.');
  if (options.withGpt && !config.OPENAI_API_KEY) throw new Refused('--with-gpt: OPENAI_API_KEY is not set.');
  const period = periodOf(options, config.BUSINESS_TIMEZONE ?? business.timezone);
  if (!period) throw new Refused('--to: must be later than --from');
  const played = { ...period, channelId: options.channelId };
  const counted = await countRows(source, played);
  if (counted.updates === 0) throw new Refused('No update came in this period; the journal is kept for 14 days.');

  const into = options.into.includes('://') ? options.into : besideUri(uri, options.into);
  const { isDry, forceCopy: replace } = options;
  const opened = await openCopy(source, into, { replace, isDry, now: new Date() });
  if (opened.kind === 'refused') throw new Refused(`--into: ${opened.reason}`);
  if (opened.kind === 'free') return print({ dryRun: true, ...counted });
  const copy = opened.store;
  try {
    await seedCopy(source, copy, business);
    const clock = createReplayClock(played.from);
    const channels = createChannelBook((await channelIdsOf(source, played)).map(createMutedChannel));
    const { engine, stop } = await startEngine({ config, log, copy, clock, channels, withGpt: options.withGpt });
    const ids = await play({ source, copy, engine, clock, log, quietMs: config.QUIET_MS }, played).finally(stop);
    const differs = await listDifferences({ source, copy, played: ids, path: options.differencesTo, tell });
    const count = (state: 'done' | 'parked') => copy.inbox.countDocuments({ state });
    const [decided, parked, dialogs] = await Promise.all([
      count('done'),
      count('parked'),
      copy.dialogs.countDocuments(),
    ]);
    print({ updates: counted.updates, decided, parked, dialogs, differs });
  } finally {
    await copy.close();
  }
}

interface EngineAround {
  config: Config;
  log: Logger;
  copy: Store;
  clock: ReplayClock;
  channels: ChannelBook;
  withGpt: boolean;
}

/** The same engine as in earnest, on the copy, with today's flows, intents and knowledge. */
async function startEngine({ config, log, copy, clock, channels, withGpt }: EngineAround): Promise<{
  engine: RunningEngine;
  stop(): Promise<void>;
}> {
  const folders = { intents: config.INTENTS_DIR, flows: config.FLOWS_DIR };
  const content = await openContent(folders, resolve('dist/models'), log);
  const surroundings = await watchSurroundings(copy, config.BUSINESS_TIMEZONE, log).catch((error: unknown) => {
    // It watches files: the process would never end.
    content.stop();
    throw error;
  });
  const baseUrl = config.OPENAI_BASE_URL;
  const gpt =
    withGpt && config.OPENAI_API_KEY
      ? { apiKey: config.OPENAI_API_KEY, model: config.OPENAI_MODEL, ...(baseUrl && { baseUrl }) }
      : null;
  const { sharedFiles: _nobody, ...files } = openFiles({ store: copy, config, secret: '', clock, log });
  const engine = createEngine({
    store: copy,
    nlu: content.nlu,
    responder: createResponder({ knowledge: content.passages, gpt, log, clock }),
    channels,
    flows: content.flows,
    surroundings: surroundings.current,
    committed(changes) {
      if (changes.events.some(({ body }) => body.type === 'assignee_changed')) void surroundings.refresh();
    },
    owner: 'replay',
    clock,
    log,
    works: true,
    worksForOthers: false,
    quietMs: QUIET_MS,
    // What was said in voice notes is known; nothing is fetched, and nobody is paid.
    files: { ...files, transcriber: null },
  });
  await engine.start();
  return {
    engine,
    async stop() {
      await engine.stop();
      surroundings.stop();
      content.stop();
    },
  };
}

/** Errors that are written for the owner: their text is the whole message. */
const PLAIN = new Set(['ConfigError', 'ContentError', 'MongodStartError', 'DatabaseError']);

main().catch((error: unknown) => {
  const isPlain = error instanceof Refused || (error instanceof Error && PLAIN.has(error.name));
  const words = isPlain ? error.message : inWords(error);
  tell(words ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  process.exitCode = 1;
});
