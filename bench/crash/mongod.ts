import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { chooseCacheDir } from '../../src/store/mongod/choose-cache-dir.ts';
import { prepareDataFolder } from '../../src/store/mongod/data-folder.ts';
import { findBinary } from '../../src/store/mongod/find-binary.ts';
import { findFreePort } from '../../src/store/mongod/free-port.ts';
import { launchMongod } from '../../src/store/mongod/launch-mongod.ts';
import { isAlive, REPLICA_SET } from '../../src/store/mongod/mongod-process.ts';
import { refuseVersion } from '../../src/store/mongod/refuse-version.ts';

/** A database server that a bench may kill. */
export interface KillableMongod {
  uri: string;
  /** SIGKILL, nothing for so long, then the same server again on the same port and folder; resolves when it takes writes. */
  crash(downMs: number): Promise<void>;
  /** At once and for good. */
  end(): void;
}

export async function startKillableMongod(dataDir: string): Promise<KillableMongod> {
  const log = pino({ level: 'warn' }, pino.destination(2));
  const folder = await prepareDataFolder(dataDir);
  const binary = await findBinary({
    cacheDir: await chooseCacheDir(undefined, folder.root),
    log,
    progress: (line) => process.stderr.write(`${line}\n`),
    refuse: (version) => refuseVersion(version, null),
  });
  const port = await findFreePort(null);
  let running = await launch();

  async function launch() {
    const launched = await launchMongod(folder, { binary, port, extraArgs: [], dataVersion: binary.version, log });
    if (launched.kind === 'port-taken') throw new Error(`Somebody took port ${port} from the killed mongod.`);
    return launched;
  }

  return {
    uri: `mongodb://127.0.0.1:${port}/voronka?replicaSet=${REPLICA_SET}`,
    async crash(downMs) {
      process.kill(running.pid, 'SIGKILL');
      await running.exited;
      await sleep(downMs);
      running = await launch();
    },
    end() {
      if (isAlive(running.pid)) process.kill(running.pid, 'SIGKILL');
    },
  };
}
