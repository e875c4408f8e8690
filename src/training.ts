import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import pino from 'pino';
import { readConfig } from './config.ts';
import { openContent } from './content.ts';
import { overlayOf } from './content-overlay.ts';
import { openTraining } from './open-training.ts';
import { joinMongod } from './store/mongod/join-mongod.ts';
import { newId } from './store/new-id.ts';
import { openStore } from './store/open-store.ts';
import { inWords } from './store/outage.ts';
import { readBusiness } from './store/read-setting.ts';
import { watchSurroundings } from './store/surroundings.ts';
import { readCommand } from './training/read-command.ts';
import { Refused, runCommand } from './training/run-command.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);
const tell = (line: string) => void process.stderr.write(`${line}\n`);

/** `npm run training -- …`: the training of intents at the terminal, beside a running Voronka or without one. */
async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  if (command.kind === 'usage') throw new Refused(command.text);
  const config = readConfig(process.env);
  const log = pino({ level: 'warn' }, pino.destination(2));
  const mongod = config.MONGODB_URI ? null : await joinMongod({ dataDir: config.DATA_DIR, log, progress: tell });
  const ends: (() => unknown)[] = [() => mongod?.stop()];
  try {
    const owner = `${process.pid}-${randomUUID()}`;
    const store = await openStore(config.MONGODB_URI ?? mongod?.uri ?? '', owner);
    ends.push(() => store.close());
    if (!(await readBusiness(store))) throw new Refused('There is no business yet: start Voronka once.');
    const folders = { intents: config.INTENTS_DIR, flows: config.FLOWS_DIR };
    const content = await openContent(folders, resolve('dist/models'), log, overlayOf(store));
    ends.push(() => content.stop());
    const surroundings = await watchSurroundings(store, config.BUSINESS_TIMEZONE, log);
    ends.push(() => surroundings.stop());
    const clock = { now: () => new Date(), newId };
    const { deps, worker } = openTraining({ config, store, content, surroundings, owner, clock, log });
    ends.push(() => worker.stop());
    await runCommand(command, { deps, worker, folder: config.INTENTS_DIR, print, tell });
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** Errors that are written for the owner: their text is the whole message. */
const PLAIN = new Set(['Refused', 'ConfigError', 'ContentError', 'MongodStartError', 'DatabaseError']);

main().catch((error: unknown) => {
  const isPlain = error instanceof Error && PLAIN.has(error.name);
  const words = isPlain ? error.message : inWords(error);
  tell(words ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  process.exitCode = 1;
});
