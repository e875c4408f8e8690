import type { OutgoingContent } from '../../domain/message.ts';
import type { Store } from '../open-store.ts';
import { threadMessages } from './messages.ts';

/** A line that the provider was given, and its id for it where that is known already. */
export interface SentLine {
  providerMessageId: string | null;
  content: OutgoingContent;
}

const MOST = 20;

/** The lines of a thread whose sending began after a moment, in no order to rely on. */
export async function latelySent(store: Store, threadId: string, after: Date): Promise<SentLine[]> {
  const lines = await threadMessages(store, threadId, MOST);
  return lines
    .filter(({ outgoing }) => outgoing?.startedAt && outgoing.startedAt > after)
    .map(({ text, buttons, files, delivery }) => ({
      providerMessageId: delivery.providerMessageId ?? null,
      content: { text, buttons, ...(files && { files }) },
    }));
}
