import type { Incoming } from '../domain/incoming.ts';

/** One inbound message, durable before its provider is answered. The id is `channel:externalId`: twice is once. */
export interface InboxRow {
  id: string;
  threadId: string;
  order: number;
  receivedAt: Date;
  state: 'new' | 'done' | 'parked';
  /** Why a row was parked: it is kept raw and no turn will take it. */
  reason: string | null;
  attempts: number;
  incoming: Omit<Incoming, 'raw'>;
  raw: unknown;
}
