import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measured, measure } from './channels/measure.ts';
import { openSubjects } from './channels/subjects.ts';
import { widgetBytes } from './channels/widget-bytes.ts';
import { cleanUpAtExit } from './crash/clean-up.ts';
import { startKillableMongod } from './crash/mongod.ts';

// How fast each channel sends within its provider's limits: npm run --silent bench:channels. One line of JSON; under 90 seconds.

const SECONDS = 10;

async function main(): Promise<boolean> {
  const cleanUp = cleanUpAtExit();
  const folder = mkdtempSync(join(tmpdir(), 'voronka-bench-channels-'));
  cleanUp.add(() => rmSync(folder, { recursive: true, force: true }));
  const mongod = await startKillableMongod(folder);
  cleanUp.add(() => mongod.end());
  const subjects = await openSubjects();
  const channels: Measured[] = [];
  for (const subject of subjects) {
    channels.push(await measure(mongod.uri, subject, SECONDS));
    await subject.close();
  }
  const foreseeable429s = channels.reduce((sum, one) => sum + one.foreseeable429s, 0);
  const told = { bench: 'channels', secondsEach: SECONDS, channels, foreseeable429s, widgetGzipBytes: widgetBytes() };
  process.stdout.write(`${JSON.stringify(told)}\n`);
  return foreseeable429s === 0;
}

main().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`bench:channels: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
