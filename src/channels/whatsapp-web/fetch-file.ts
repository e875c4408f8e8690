import type { IncomingFile } from '../../domain/files/file.ts';
import type { FetchOutcome } from '../../engine/ports.ts';
import { within } from '../within.ts';
import type { WebClient } from './web-client.ts';

/** The page fetches it from WhatsApp's servers and gives it over as text. */
const FETCH_MS = 60_000;
const NOT_READY_MS = 5_000;

/** Fetches a file by its message's id: the page keeps the key that WhatsApp's servers do not have. */
export async function fetchFile(
  client: WebClient | null,
  { handle }: IncomingFile,
  { mostBytes }: { mostBytes: number },
): Promise<FetchOutcome> {
  if (!client)
    return { kind: 'retry', reason: 'the phone of this WhatsApp number is not linked', afterMs: NOT_READY_MS };
  try {
    const found = await within(FETCH_MS, client.fetchFile(handle), 'WhatsApp’s page did not answer in time');
    if (!found) return { kind: 'gone', reason: 'WhatsApp has the file no more' };
    const mime = found.mime?.split(';')[0]?.trim();
    const { bytes, name } = found;
    if (bytes.length > mostBytes) return { kind: 'too_large', bytes: bytes.length };
    return { kind: 'fetched', bytes, ...(mime && { mime }), ...(name && { name }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 300) : 'WhatsApp’s page failed';
    return { kind: 'retry', reason };
  }
}
