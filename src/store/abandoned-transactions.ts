import { z } from 'zod';
import type { Store } from './open-store.ts';
import { appNameOf } from './process-record.ts';

const Idle = z.object({ lsid: z.object({ id: z.unknown() }) });

/**
 * Ends the transactions that a dead process has left open. MongoDB would keep them, and their locks on dialogs, for a minute: it cannot
 * know that nobody will go on with them. Only our own sessions are looked at, which needs no rights beyond one's own.
 */
export async function endTransactionsOf(store: Store, owner: string): Promise<void> {
  const admin = store.connection.getClient().db('admin');
  const idle = await admin
    .aggregate([
      { $currentOp: { idleSessions: true, allUsers: false } },
      { $match: { type: 'idleSession', transaction: { $exists: true }, appName: appNameOf(owner) } },
    ])
    .toArray();
  const sessions = idle.flatMap((found) => {
    const read = Idle.safeParse(found);
    return read.success ? [{ id: read.data.lsid.id }] : [];
  });
  if (sessions.length > 0) await admin.command({ killSessions: sessions });
}
