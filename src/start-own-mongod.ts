import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Stop } from './stops.ts';
import { startMongod } from './store/mongod/start-mongod.ts';

interface Parts {
  config: Config;
  log: Logger;
  tell?: (line: string) => void;
  signal: AbortSignal;
  stops: Stop[];
}

/** Where no database is named: one of our own, in the data folder. Gives its address. */
export async function startOwnMongod({ config, log, tell, signal, stops }: Parts): Promise<string> {
  const mongod = await startMongod({ dataDir: config.DATA_DIR, log, signal, ...(tell ? { progress: tell } : {}) });
  stops.push(() => mongod.stop());
  return mongod.uri;
}
