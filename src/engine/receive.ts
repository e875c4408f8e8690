import { threadIdOf } from '../domain/channel.ts';
import { putIncoming } from '../store/inbox.ts';
import type { Store } from '../store/open-store.ts';
import { withDeadline } from './deadline.ts';
import type { Receive } from './ports.ts';

/** A provider waits for our answer; after this it had better send the message again. */
const DURABLE_WITHIN_MS = 5_000;

/** The only way in: one durable insert, then the worker is told. Rejects when the database cannot make it durable in time. */
export function createReceive(store: Store, now: () => Date, signal: (threadId: string) => void): Receive {
  return async (incoming) => {
    const stored = await withDeadline(
      putIncoming(store, incoming, now()),
      DURABLE_WITHIN_MS,
      'The message could not be stored in time.',
    );
    signal(threadIdOf(incoming.channelId, incoming.chatId));
    return { kind: stored ? 'stored' : 'repeated' };
  };
}
