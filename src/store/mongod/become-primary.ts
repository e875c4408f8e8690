import { z } from 'zod';
import { hasCode } from './error-text.ts';
import { REPLICA_SET } from './mongod-process.ts';
import { withServer } from './server-session.ts';

const POLL_MS = 15;
// Starting on a new port, mongod first asks at its old one, for 30 s if whoever has it now keeps silent.
const ANSWER_MS = 90_000;

type Admin = { command: (command: Record<string, unknown>) => Promise<unknown> };

const Hello = z.object({ isWritablePrimary: z.boolean() });
const ConfigReply = z.object({
  config: z.looseObject({ version: z.number(), members: z.array(z.looseObject({ host: z.string() })).length(1) }),
});

/**
 * Makes the server at this port the primary of its one-node replica set and waits until it takes writes. A new folder is
 * initiated; a folder that was served on another port is told its new address by force, as nobody is left to vote.
 */
export async function becomePrimary(port: number, signal: AbortSignal): Promise<void> {
  await withServer(port, ANSWER_MS, async (client) => {
    const admin = client.db('admin');
    const host = `127.0.0.1:${port}`;
    const config = await readConfig(admin);
    if (config === null) {
      await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } });
    } else if (config.members[0]?.host !== host) {
      const { term: _, ...rest } = config;
      const moved = { ...rest, version: config.version + 1, members: [{ ...config.members[0], host }] };
      await admin.command({ replSetReconfig: moved, force: true });
    }
    while (!Hello.parse(await admin.command({ hello: 1 })).isWritablePrimary) {
      signal.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  });
}

async function readConfig(admin: Admin) {
  try {
    return ConfigReply.parse(await admin.command({ replSetGetConfig: 1 })).config;
  } catch (error) {
    if (hasCode(error, 'NotYetInitialized')) return null;
    throw error;
  }
}
