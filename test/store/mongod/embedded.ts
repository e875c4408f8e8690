import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';
import pino from 'pino';
import { z } from 'zod';
import { type MongodOptions, type RunningMongod, startMongod } from '../../../src/store/mongod/start-mongod.ts';
import { createTestFolder, killAndRemove } from '../../support/mongod.ts';

const Started = z.object({ uri: z.string(), pid: z.number() });

/** Hands out data folders and starts MongoDB on them; `cleanUp` ends and removes everything that was made. */
export function buildEmbedded() {
  const folders: string[] = [];
  const running: RunningMongod[] = [];
  const pids: number[] = [];
  return {
    folder(): string {
      const folder = createTestFolder();
      folders.push(folder);
      return folder;
    },
    async start(dataDir: string, options: Partial<MongodOptions> = {}): Promise<RunningMongod> {
      const mongod = await startMongod({ dataDir, log: pino({ level: 'silent' }), ...options });
      running.push(mongod);
      return mongod;
    },
    /** Starts it from another process, which leads a process group of its own as under a terminal. */
    async startElsewhere(dataDir: string) {
      const script = fileURLToPath(new URL('./start-and-hold.ts', import.meta.url));
      const parent = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
        detached: true,
      });
      if (parent.pid !== undefined) pids.push(parent.pid);
      for await (const line of createInterface({ input: parent.stdout })) {
        // A pipe that nobody reads would keep Jest from exiting.
        parent.stdout.resume();
        return { ...Started.parse(JSON.parse(line)), parent };
      }
      throw new Error('The other process ended before MongoDB was ready');
    },
    async cleanUp(): Promise<void> {
      for (const mongod of running.splice(0)) await mongod.stop();
      for (const pid of pids.splice(0)) if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
      for (const folder of folders.splice(0)) killAndRemove(folder);
    },
  };
}

/** Runs `work` on one collection of the server and closes the connection. */
export async function withNotes<T>(uri: string, work: (notes: mongoose.Collection) => Promise<T>): Promise<T> {
  const connection = await mongoose.createConnection(uri).asPromise();
  try {
    return await work(connection.collection('notes'));
  } finally {
    await connection.close();
  }
}
