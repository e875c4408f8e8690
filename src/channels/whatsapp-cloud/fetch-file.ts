import { z } from 'zod';
import type { IncomingFile } from '../../domain/files/file.ts';
import type { FetchOutcome } from '../../engine/ports.ts';
import { readAtMost } from '../../net/read-at-most.ts';
import type { GraphApi } from '../meta/graph-api.ts';
import { sendOutcomeOf } from './send-outcome.ts';

/** Meta gives the size as a number or as digits. */
const Found = z.looseObject({
  url: z.url(),
  mime_type: z.string().max(127).optional().catch(undefined),
  file_size: z.coerce.number().nonnegative().optional().catch(undefined),
});

/** Where Meta keeps media. The token goes with the question, so it goes nowhere else. */
const HOSTS = /^(?:graph\.facebook\.com|lookaside\.fbsbx\.com|[\w-]+(?:\.[\w-]+)*\.(?:fbcdn\.net|whatsapp\.net))$/u;
const MOST_REDIRECTS = 2;

export interface FetchParts {
  api: GraphApi;
  token: string;
  apiRoot: string;
  phoneNumberId: string;
  deadlineMs: number;
}

/**
 * Fetches a file by its id at Meta: an address, good for five minutes, then the bytes there, with the token.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/media/media-api
 */
export async function fetchFile(
  { api, token, apiRoot, phoneNumberId, deadlineMs }: FetchParts,
  { handle }: IncomingFile,
  { mostBytes, signal }: { mostBytes: number; signal: AbortSignal },
): Promise<FetchOutcome> {
  const answer = await api.get(`${encodeURIComponent(handle)}?phone_number_id=${phoneNumberId}`, deadlineMs);
  if (!answer.ok) {
    const failed = sendOutcomeOf(answer);
    if (failed.kind !== 'retry') return { kind: 'gone', reason: failed.reason };
    return { kind: 'retry', reason: failed.reason, ...(failed.afterMs !== undefined && { afterMs: failed.afterMs }) };
  }
  const found = Found.safeParse(answer.body);
  if (!found.success) return { kind: 'gone', reason: 'WhatsApp names no address of the file' };
  const { url, mime_type, file_size } = found.data;
  if (file_size !== undefined && file_size > mostBytes) return { kind: 'too_large', bytes: file_size };
  try {
    const response = await getFrom(url);
    if (response === null) return { kind: 'gone', reason: 'WhatsApp names an address that is not Meta’s' };
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      const reason = `WhatsApp answered ${response.status} for the file`;
      // An address that has run out is answered by 404: the next try asks for a new one, and Meta forgets the file after 30 days.
      return response.status === 403 || response.status === 410 ? { kind: 'gone', reason } : { kind: 'retry', reason };
    }
    const bytes = await readAtMost(response.body, mostBytes);
    const mime = mime_type?.split(';')[0]?.trim();
    return bytes === null ? { kind: 'too_large' } : { kind: 'fetched', bytes, ...(mime && { mime }) };
  } catch {
    return { kind: 'retry', reason: 'the file could not be fetched from WhatsApp' };
  }

  /** Null as soon as it would have to leave Meta's hosts. */
  async function getFrom(address: string): Promise<Response | null> {
    let next = new URL(address);
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      if (!isMetas(next)) return null;
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(next, { headers, redirect: 'manual', signal });
      const to = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || to === null) return response;
      await response.body?.cancel();
      next = new URL(to, next);
    }
    return null;
  }

  function isMetas({ protocol, hostname, origin }: URL): boolean {
    return origin === new URL(apiRoot).origin || (protocol === 'https:' && HOSTS.test(hostname));
  }
}
