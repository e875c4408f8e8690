import pino from 'pino';
import { startMongod } from '../../src/store/mongod/start-mongod.ts';
import { createTestFolder, killAndRemove } from './mongod.ts';

/** A server of one suite's own, for what would hit other suites on the shared one: it knows one rule of failing at a time. */
export async function startOwnMongod(): Promise<{ uri: string; stop(): Promise<void> }> {
  const folder = createTestFolder();
  const mongod = await startMongod({
    dataDir: folder,
    log: pino({ level: 'silent' }),
    extraArgs: ['--setParameter', 'enableTestCommands=1'],
  });
  return {
    uri: mongod.uri,
    async stop() {
      await mongod.stop();
      killAndRemove(folder);
    },
  };
}
