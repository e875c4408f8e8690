import type { LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { pinnedTo } from '../../net/pinned-to.ts';

export interface Reply {
  status: number;
  retryAfter: string | undefined;
  /** The beginning of the body, for the log. */
  answer: string;
}

/** Of the answer's body only its beginning is kept; so much is taken in so that the receiver can end its answer in peace. */
const MOST_BODY_BYTES = 64 * 1024;
const KEPT_BYTES = 1024;

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
    let head: Omit<Reply, 'answer'> | null = null;
    const kept: Buffer[] = [];
    const replyOf = (known: Omit<Reply, 'answer'>): Reply => ({ ...known, answer: textOf(kept) });
    const post = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: pinnedTo(addresses),
      // A kept connection could outlive the check of its address.
      agent: false,
      signal,
    });
    post.on('error', (error) => (head ? resolve(replyOf(head)) : reject(error)));
    post.on('response', (response) => {
      const known = { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] };
      head = known;
      let taken = 0;
      response.on('data', (chunk: Buffer) => {
        if (taken < KEPT_BYTES) kept.push(chunk.subarray(0, KEPT_BYTES - taken));
        taken += chunk.length;
        if (taken > MOST_BODY_BYTES) response.destroy();
      });
      // A body cut off changes nothing: the status has been said.
      response.on('error', () => {});
      response.on('close', () => resolve(replyOf(known)));
    });
    post.end(body);
  });
}

/** Somebody else's bytes as one short line: no broken letters, no control characters, no line ends. */
function textOf(chunks: readonly Buffer[]): string {
  const text = new TextDecoder('utf-8').decode(Buffer.concat(chunks));
  return text.replace(/[\p{Cc}\p{Cf}\s\uFFFD]+/gu, ' ').trim();
}
