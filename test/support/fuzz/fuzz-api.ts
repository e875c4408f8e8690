import fc from 'fast-check';
import { type Ask, asksFor } from './ask.ts';
import { type PickId, withIds } from './from-schema.ts';
import type { Refs } from './json-schema.ts';
import { createKnownIds } from './known-ids.ts';
import { misfits } from './misfits.ts';
import { type Operation, readDocument } from './read-document.ts';

export interface FuzzOptions {
  url: string;
  document: unknown;
  /** `authorization` or `cookie` of each kind of asker. */
  askers: Readonly<Record<Ask['as'], Record<string, string>>>;
  seed: number;
  /** Requests of each operation in each round. */
  each: number;
  rounds: number;
  /** Operations that come after all others, such as ending the session. */
  last: readonly string[];
}

export interface Fuzzed {
  requests: number;
  operations: number;
  /** How often each status was answered. */
  statuses: Record<string, number>;
  /** What should not have been, each kind once: operation, reason and one request that brings it about. */
  faults: { operation: string; reason: string; request: string }[];
}

const AT_ONCE = 4;
/** Words of our insides, which nobody outside is told. */
const INSIDES = /node_modules|\bat \S+ \(|\.[cm]?[jt]s:\d+|Mongo(Server|Network|Bulk)|E11000|ECONNREFUSED|\/src\//;

/** Asks everything that the document tells of, in all ways that it allows and in some that it does not, and looks at the answers. */
export async function fuzzApi({ url, document, askers, seed, each, rounds, last }: FuzzOptions): Promise<Fuzzed> {
  const { operations, refs } = readDocument(document);
  const ordered = inOrder(operations, last);
  const ids = createKnownIds();
  const faults = new Map<string, Fuzzed['faults'][number]>();
  const statuses: Record<string, number> = {};
  let requests = 0;

  async function once(operation: Operation, ask: Ask): Promise<void> {
    const { path, init } = requestOf(operation, ask, {
      askers,
      pick: (field, nth) => ids.pick(operation.path, field, nth),
    });
    const answer = await patiently(() => tell(url + path, init));
    requests += 1;
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    for (const reason of faultsIn(operation, answer, refs)) {
      const key = `${operation.name} ${reason.replace(/\[\d+\]|urn:voronka:request:\w+/g, '')}`;
      const request = `${operation.method} ${path} as ${ask.as} ${String(init.body ?? '')}`.slice(0, 1_000);
      if (!faults.has(key))
        faults.set(key, { operation: operation.name, reason: `${answer.status}: ${reason}`, request });
    }
    if (answer.status < 300 && answer.type.startsWith('application/json'))
      ids.learn(operation.path, parsed(answer.text));
  }

  for (let round = 0; round < rounds; round++) {
    for (const [place, operation] of ordered.entries()) {
      if (last.includes(operation.name) && round < rounds - 1) continue;
      const asks = fc.sample(asksFor(operation, refs), { seed: seed + round * 10_007 + place * 31, numRuns: each });
      for (let at = 0; at < asks.length; at += AT_ONCE) {
        await Promise.all(asks.slice(at, at + AT_ONCE).map((ask) => once(operation, ask)));
      }
    }
  }
  return { requests, operations: operations.length, statuses, faults: [...faults.values()] };
}

/** What is read first finds things; what is removed is removed when all has been asked of it. */
function inOrder(operations: readonly Operation[], last: readonly string[]): Operation[] {
  const rank = ({ method, name }: Operation): number =>
    last.includes(name) ? 9 : ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'].indexOf(method);
  return [...operations].sort((one, other) => rank(one) - rank(other));
}

function requestOf(
  operation: Operation,
  ask: Ask,
  { askers, pick }: { askers: FuzzOptions['askers']; pick: PickId },
): { path: string; init: RequestInit } {
  const said = (value: unknown): string => {
    const filled = withIds(value, pick);
    return typeof filled === 'string' ? filled : (JSON.stringify(filled) ?? '');
  };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => segmentOf(said(ask.params[name])));
  const query = ask.query.map(([name, value]) => `${encoded(name)}=${encoded(said(value))}`).join('&');
  const headers: Record<string, string> = { ...askers[ask.as] };
  if (ask.onceKey !== null) headers['idempotency-key'] = ask.onceKey;
  const body = operation.upload
    ? ask.file
    : ask.body === undefined
      ? undefined
      : JSON.stringify(withIds(ask.body, pick));
  if (body !== undefined) headers['content-type'] = operation.upload ? 'application/octet-stream' : 'application/json';
  return {
    path: query === '' ? path : `${path}?${query}`,
    init: { method: operation.method, headers, redirect: 'manual', ...(body !== undefined && { body }) },
  };
}

/** Half of a pair of surrogates has no form in UTF-8: what a broken program would send. */
function encoded(text: string): string {
  return [...text].map((sign) => (/^[\ud800-\udfff]$/.test(sign) ? '%ED%A0%80' : encodeURIComponent(sign))).join('');
}

/** Dots alone would be another address. */
const segmentOf = (text: string): string => (/^\.{0,2}$/.test(text) ? 'none' : encoded(text));

interface Told {
  /** 0: the connection was cut. */
  status: number;
  type: string;
  text: string;
}

/** A machine with much else to do may be too slow for once, or close a connection in the moment in which it is used again: no outage. */
async function patiently(ask: () => Promise<Told>): Promise<Told> {
  for (let left = 3; ; left--) {
    const told = await ask();
    if ((told.status !== 503 && told.status !== 0) || left === 0) return told;
  }
}

async function tell(url: string, init: RequestInit): Promise<Told> {
  try {
    const answer = await fetch(url, init);
    const type = answer.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-stream')) {
      // It does not end by itself.
      await answer.body?.cancel();
      return { status: answer.status, type, text: '' };
    }
    const text = await answer.text();
    return { status: answer.status, type, text };
  } catch (error) {
    return {
      status: 0,
      type: '',
      text: error instanceof Error ? `${error.message}: ${String(error.cause)}` : 'no answer',
    };
  }
}

function faultsIn(operation: Operation, { status, type, text }: Told, refs: Refs): string[] {
  if (status === 500 || status === 0) return [text.slice(0, 200)];
  if (!operation.answers.has(status)) return [`is not documented: ${text.slice(0, 200)}`];
  const insides = INSIDES.exec(text);
  if (insides && status >= 400)
    return [`tells our insides: ${text.slice(Math.max(0, insides.index - 80), insides.index + 80)}`];
  if (status === 503) return [`there was no outage: ${text.slice(0, 200)}`];
  const schema = operation.answers.get(status);
  if (!schema) return [];
  if (!/^application\/(problem\+)?json/.test(type)) return [`is ${type || 'nothing'} and not JSON`];
  const answer = parsed(text);
  return answer === undefined ? [`is no JSON: ${text.slice(0, 200)}`] : misfits(answer, schema, refs).slice(0, 3);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
