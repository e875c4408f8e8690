import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { findTarget } from './find-target.ts';
import { pinnedTo } from './pinned-to.ts';
import { readAtMost } from './read-at-most.ts';

export type Downloaded =
  | { kind: 'downloaded'; bytes: Buffer; mime?: string }
  | { kind: 'too_large'; bytes?: number }
  | { kind: 'retry'; reason: string }
  | { kind: 'gone'; reason: string };

export interface DownloadRules {
  mostBytes: number;
  signal: AbortSignal;
  /** Addresses that may be called although they are not public, and without TLS; for tests. */
  allow?: (address: string) => boolean;
}

const MOST_REDIRECTS = 3;

/**
 * Fetches what stands at an address that somebody else has told: by https, at public addresses only, with the connection bound to the
 * addresses that were checked, and every redirect checked the same way. Never throws.
 */
export async function download(
  url: string,
  { mostBytes, signal, allow = () => false }: DownloadRules,
): Promise<Downloaded> {
  let next = url;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const target = await findTarget(next, { resolve: (host) => lookup(host, { all: true }), allow });
    // The names of strangers go first when the line is down: that is no reason to give a customer's file up.
    if (target.kind === 'refused')
      return { kind: target.unknownHost ? 'retry' : 'gone', reason: `the address ${target.reason}` };
    const isAllowed = target.addresses.every(({ address }) => allow(address));
    if (target.url.protocol !== 'https:' && !isAllowed) return { kind: 'gone', reason: 'the address is not https' };
    try {
      const response = await answerOf(target, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.destroy();
        if (!URL.canParse(headers.location, next)) return { kind: 'gone', reason: 'it leads to no address' };
        next = new URL(headers.location, next).href;
        continue;
      }
      return await takeIn(response, mostBytes);
    } catch (error) {
      return { kind: 'retry', reason: reasonOf(error) };
    }
  }
  return { kind: 'gone', reason: 'it leads from address to address' };
}

function answerOf(
  { url, addresses }: Extract<Awaited<ReturnType<typeof findTarget>>, { kind: 'target' }>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    // A kept connection could outlive the check of its address.
    const get = request(url, { method: 'GET', lookup: pinnedTo(addresses), agent: false, signal });
    get.on('error', reject);
    get.on('response', resolve);
    get.end();
  });
}

async function takeIn(response: IncomingMessage, mostBytes: number): Promise<Downloaded> {
  const { statusCode = 0, headers } = response;
  if (statusCode !== 200) {
    response.destroy();
    if (statusCode === 429 || statusCode >= 500) return { kind: 'retry', reason: `its server answered ${statusCode}` };
    return { kind: 'gone', reason: `its server answered ${statusCode}` };
  }
  const told = Number(headers['content-length']);
  const bytes = told > mostBytes ? null : await readAtMost(response, mostBytes);
  if (bytes === null) {
    response.destroy();
    return { kind: 'too_large', ...(told > 0 && { bytes: told }) };
  }
  const mime = headers['content-type']?.split(';')[0]?.trim();
  return { kind: 'downloaded', bytes, ...(mime && { mime }) };
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'AbortError') return 'its server did not answer in time';
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return `its server cannot be reached${code}`;
}
