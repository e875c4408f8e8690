import { type PutIncoming, rowOf } from '../store/inbox.ts';
import type { MessageRow } from '../store/inbox-row.ts';
import { withDeadline } from './deadline.ts';
import type { Receive } from './ports.ts';

/** A provider waits for our answer; with it ready in five seconds, it had better send the message again. */
const DURABLE_WITHIN_MS = 4_000;

/** The only way in: one durable write, then the worker is told. Rejects when the database cannot make it durable in time. */
export function createReceive(put: PutIncoming, now: () => Date, offer: (row: MessageRow) => void): Receive {
  return async (incoming) => {
    const row = rowOf(incoming, now());
    const kind = await withDeadline(put(row), DURABLE_WITHIN_MS, 'The message could not be stored in time.');
    // One that was there already is being worked off, or will be found.
    if (kind === 'stored') offer(row);
    return { kind };
  };
}
