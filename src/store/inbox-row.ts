import type { Incoming } from '../domain/incoming.ts';

/** What every row of the journal has. The id is `channel:externalId`: twice is once. */
interface Kept {
  id: string;
  channelId: string;
  receivedAt: Date;
  attempts: number;
  /** The provider's update as it came, as JSON text. */
  raw: string | null;
}

/** One inbound message, durable before its provider is answered. */
export interface MessageRow extends Kept {
  threadId: string;
  order: number;
  state: 'new' | 'done' | 'parked';
  /** Why a row was parked: it is kept raw and no turn will take it. */
  reason: string | null;
  incoming: Omit<Incoming, 'raw'>;
}

/** An update that no turn takes: `ignored` says nothing to us, `malformed` could not be read. */
export interface AsideRow extends Kept {
  threadId: null;
  order: number | null;
  state: 'ignored' | 'malformed';
  reason: string;
  incoming: null;
}

export type InboxRow = MessageRow | AsideRow;
