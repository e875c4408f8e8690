import { prepareDataFolder } from './data-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { readRunRecord } from './run-record.ts';
import { type MongodOptions, startMongod, uriOf } from './start-mongod.ts';

/**
 * The private MongoDB of a data folder, for a command that may run beside Voronka: the one that a running Voronka has started, which is
 * left alone, or else one of our own. Rejects as `startMongod` does.
 */
export async function joinMongod(options: MongodOptions): Promise<{ uri: string; stop(): Promise<void> }> {
  const folder = await prepareDataFolder(options.dataDir);
  const lock = await lockFolder(folder.root);
  if (lock.kind === 'held') {
    const record = readRunRecord(folder.recordFile);
    if (record) return { uri: uriOf(record.port), stop: async () => undefined };
  } else await lock.release();
  return startMongod(options);
}
