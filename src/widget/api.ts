import type { Origin } from '../domain/incoming.ts';
import type { Locale, Localized } from '../domain/localized.ts';
import { type Draft, isLine, type Line } from './line.ts';

const ROOT = '/api/v1/webchat';

/** What became of a request. `later`: network or server trouble, worth another try; `refused`: never will be accepted. */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  | { kind: 'unauthorized' }
  | { kind: 'refused' }
  | { kind: 'later'; retryAfterMs: number | null };

export async function fetchBusinessName(): Promise<Localized | null> {
  const outcome = await call('GET', '/info');
  if (outcome.kind !== 'done') return null;
  const info: { name: Localized } = await outcome.value.json();
  return info.name;
}

export async function openSession(locale: Locale, origin: Origin): Promise<Outcome<string>> {
  const outcome = await call('POST', '/sessions', { body: { locale, ...origin } });
  if (outcome.kind !== 'done') return outcome;
  const session: { token: string } = await outcome.value.json();
  return { kind: 'done', value: session.token };
}

export async function fetchLines(token: string, after: string | undefined): Promise<Outcome<Line[]>> {
  const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
  const outcome = await call('GET', `/messages${query}`, { token });
  if (outcome.kind !== 'done') return outcome;
  const lines: unknown = await outcome.value.json();
  return { kind: 'done', value: Array.isArray(lines) ? lines.filter(isLine) : [] };
}

export async function postDraft(token: string, { id, text, payload }: Draft): Promise<Outcome<null>> {
  const body = payload === undefined ? { id, text } : { id, payload, label: text };
  const outcome = await call('POST', '/messages', { token, body });
  return outcome.kind === 'done' ? { kind: 'done', value: null } : outcome;
}

/** Opens the event stream after `lastId`; the caller reads the body. */
export function openStream(token: string, lastId: string | undefined, signal: AbortSignal): Promise<Outcome<Response>> {
  const headers: Record<string, string> = { accept: 'text/event-stream' };
  if (lastId !== undefined) headers['last-event-id'] = lastId;
  return call('GET', '/events', { token, headers, signal });
}

interface CallOptions {
  token?: string;
  body?: object;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

async function call(method: string, path: string, options: CallOptions = {}): Promise<Outcome<Response>> {
  const { token, body, signal } = options;
  const headers: Record<string, string> = { ...options.headers };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await fetch(ROOT + path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
    return outcomeOf(response);
  } catch {
    return { kind: 'later', retryAfterMs: null };
  }
}

function outcomeOf(response: Response): Outcome<Response> {
  if (response.ok) return { kind: 'done', value: response };
  if (response.status === 401) return { kind: 'unauthorized' };
  const seconds = Number(response.headers.get('retry-after'));
  const mayTryAgain = response.status >= 500 || response.status === 429 || response.status === 408;
  return mayTryAgain ? { kind: 'later', retryAfterMs: seconds > 0 ? seconds * 1000 : null } : { kind: 'refused' };
}
