import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { codeOf } from './outage.ts';

/** Tells the log once when a server stops answering, once when the reason changes, and once when it answers again. */
export function watchServers(connection: Connection, log: Pick<Logger, 'info' | 'warn'>): void {
  const troubles = new Map<string, string>();
  connection.getClient().on('serverDescriptionChanged', ({ address, newDescription: { type, error } }) => {
    const known = troubles.get(address);
    if (type !== 'Unknown') {
      if (known === undefined) return;
      troubles.delete(address);
      log.info({ mongodb: address }, `MongoDB at ${address} answers again`);
      return;
    }
    // It is unknown for a moment at its first contact and after each change of its role, without any error.
    if (!error) return;
    const why = codeOf(error);
    if (why === known) return;
    troubles.set(address, why);
    log.warn({ mongodb: address }, `MongoDB at ${address} does not answer (${why})`);
  });
}
