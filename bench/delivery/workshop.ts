import { createServer } from 'node:net';
import pino from 'pino';
import { startMongod } from '../../src/store/mongod/start-mongod.ts';
import { createTestFolder, killAndRemove, removeAbandonedFolders } from '../../test/support/mongod.ts';
import { type Generator, startGenerator } from './generator-process.ts';
import { type RunningSubject, startSubject } from './subject-process.ts';
import { peer, type SubjectId, voronka } from './subjects.ts';

/** The one MongoDB, the load generator and the folder of a run. */
export interface Workshop {
  mongodbUri: string;
  mongodPid: number;
  generator: Generator;
  start(id: SubjectId | 'stored'): Promise<RunningSubject>;
  /** Ends everything that was started, and removes what was written. */
  close(): Promise<void>;
}

export async function openWorkshop(profile: string | null): Promise<Workshop> {
  removeAbandonedFolders();
  const folder = createTestFolder();
  // An interrupted run never comes to its orderly end.
  process.once('exit', () => killAndRemove(folder));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  const mongod = await startMongod({
    dataDir: folder,
    log: pino({ level: 'warn' }, pino.destination(2)),
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  const generator = await startGenerator();
  const subjects: RunningSubject[] = [];
  return {
    mongodbUri: mongod.uri,
    mongodPid: mongod.pid,
    generator,
    async start(id) {
      const port = await freePort();
      const surroundings = { channelPort: generator.port, port, mongodbUri: mongod.uri, folder, profile };
      const subject = id === 'c' || id === 'stored' ? voronka(id, surroundings) : peer(id, surroundings);
      const running = await startSubject(subject, port, folder, generator);
      subjects.push(running);
      return running;
    },
    async close() {
      await Promise.all(subjects.map((subject) => subject.stop()));
      generator.stop();
      await mongod.stop();
    },
  };
}

/** Freed again, so somebody could take it in between: then the start fails, and says so. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
