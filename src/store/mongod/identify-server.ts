import { connect } from 'node:net';
import { z } from 'zod';
import { withServer } from './server-session.ts';

const CONNECT_TIMEOUT_MS = 1_000;
const ANSWER_MS = 2_000;

const CommandLine = z.object({ parsed: z.object({ storage: z.object({ dbPath: z.string() }) }) });
const Status = z.object({ pid: z.coerce.number().int().positive(), version: z.string() });

/** Process id and version of the mongod that serves `dbPath` on this port; null when nobody or anybody else answers. */
export async function identifyServer(port: number, dbPath: string): Promise<{ pid: number; version: string } | null> {
  if (!(await accepts(port))) return null;
  try {
    return await withServer(port, ANSWER_MS, async (client) => {
      const admin = client.db('admin');
      const { parsed } = CommandLine.parse(await admin.command({ getCmdLineOpts: 1 }));
      return parsed.storage.dbPath === dbPath ? Status.parse(await admin.command({ serverStatus: 1 })) : null;
    });
  } catch {
    // Not a MongoDB, one that wants a password, or one that hangs: in no case a server of ours that can be used.
    return null;
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => settle(true));
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => settle(false));
    socket.once('error', () => settle(false));
  });
}
