import type { LookupAddress, LookupOptions } from 'node:dns';
import http from 'node:http';
import https from 'node:https';

export interface Reply {
  status: number;
  retryAfter: string | undefined;
}

/** Nobody reads the answer's body; so much is taken in so that the receiver can end its answer in peace. */
const MOST_BODY_BYTES = 64 * 1024;

/**
 * Posts a body and gives back the head of the answer; rejects when none came before the signal. Connects only to the given
 * addresses, whatever the name means by now, and follows no redirects.
 */
export function postJson(
  { url, addresses }: { url: URL; addresses: readonly LookupAddress[] },
  { headers, body, signal }: { headers: Record<string, string>; body: string; signal: AbortSignal },
): Promise<Reply> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    let reply: Reply | null = null;
    const post = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: pinnedTo(addresses),
      // A kept connection could outlive the check of its address.
      agent: false,
      signal,
    });
    post.on('error', (error) => (reply ? resolve(reply) : reject(error)));
    post.on('response', (response) => {
      const head: Reply = { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] };
      reply = head;
      let taken = 0;
      response.on('data', (chunk: Buffer) => {
        taken += chunk.length;
        if (taken > MOST_BODY_BYTES) response.destroy();
      });
      // A body cut off changes nothing: the status has been said.
      response.on('error', () => {});
      response.on('close', () => resolve(head));
    });
    post.end(body);
  });
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Answers the socket's question for the name with what was checked before. Sockets ask for one or for all. */
function pinnedTo(addresses: readonly LookupAddress[]) {
  return (_host: string, { all }: LookupOptions, found: Found): void => {
    const [first] = addresses;
    if (all) found(null, [...addresses]);
    else if (first) found(null, first.address, first.family);
    else found(new Error('no address was checked'), '');
  };
}
