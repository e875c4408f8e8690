import pino from 'pino';
import { startMongod } from '../src/store/mongod/start-mongod.ts';
import { startDatabaseCleaner } from './support/database-cleaner.ts';
import { createTestFolder, killAndRemove, removeAbandonedFolders } from './support/mongod.ts';

const SWEEP_SOON = 'file_manager=(close_idle_time=3,close_scan_interval=1,close_handle_minimum=50)';

/** Starts the one MongoDB of a Jest run; `testDatabaseUri` hands out databases on it. */
export default async function globalSetup(): Promise<void> {
  removeAbandonedFolders();
  const folder = createTestFolder();
  // An interrupted run never comes to its teardown.
  process.once('exit', () => killAndRemove(folder));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  const mongod = await startMongod({
    dataDir: folder,
    log: pino({ level: 'warn' }),
    progress: (line) => process.stderr.write(`${line}\n`),
    // Lets fault tests switch on fail points.
    // And dropped databases let go of their files soon: by itself MongoDB keeps them for five minutes, for readers of the past.
    // Not at once: two reads in one snapshot would find it gone between them.
    extraArgs: [
      ...['--setParameter', 'enableTestCommands=1'],
      ...['--setParameter', 'minSnapshotHistoryWindowInSeconds=10'],
      ...['--syncdelay', '10'],
      // Rows of a test's own time may be long over by the server's clock.
      ...['--setParameter', 'ttlMonitorEnabled=false'],
      // Else closed files stay in its lists for ten minutes, and with tens of thousands of them each new database costs five times as much.
      ...['--wiredTigerEngineConfigString', SWEEP_SOON],
    ],
  });
  process.env.TEST_MONGODB_URI = mongod.uri;
  process.env.TEST_MONGODB_FOLDER = folder;
  const cleaner = await startDatabaseCleaner(mongod.uri);
  globalThis.stopTestMongod = async () => {
    await cleaner.stop();
    await mongod.stop();
  };
}

declare global {
  var stopTestMongod: (() => Promise<void>) | undefined;
}
