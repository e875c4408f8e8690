import type { Api, Outcome } from './api.ts';
import { isLine } from './line.ts';
import { isLook } from './look.ts';
import { uploadFile } from './upload.ts';

interface CallOptions {
  token?: string;
  body?: object;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** `root`: where Voronka lives, without a slash at the end; empty on its own page. No cookie ever goes along. */
export function createApi(root: string): Api {
  async function call(method: string, path: string, options: CallOptions = {}): Promise<Outcome<Response>> {
    const { token, body, signal } = options;
    const headers: Record<string, string> = { ...options.headers };
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    try {
      const response = await fetch(`${root}/api/v1/webchat${path}`, {
        method,
        headers,
        credentials: 'omit',
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ?? null,
      });
      return await outcomeOf(response);
    } catch {
      return { kind: 'later', retryAfterMs: null };
    }
  }

  async function read(called: Promise<Outcome<Response>>): Promise<Outcome<unknown>> {
    const outcome = await called;
    if (outcome.kind !== 'done') return outcome;
    try {
      return { kind: 'done', value: await outcome.value.json() };
    } catch {
      // The connection broke in the middle of the answer.
      return { kind: 'later', retryAfterMs: null };
    }
  }

  return {
    async fetchLook() {
      const outcome = await read(call('GET', '/config'));
      if (outcome.kind !== 'done') return outcome;
      return isLook(outcome.value) ? { kind: 'done', value: outcome.value } : { kind: 'later', retryAfterMs: null };
    },
    openSession: async (locale, origin) =>
      textIn(await read(call('POST', '/sessions', { body: { locale, ...origin } })), 'token'),
    async fetchLines(token, after) {
      const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
      const outcome = await read(call('GET', `/messages${query}`, { token }));
      if (outcome.kind !== 'done') return outcome;
      return { kind: 'done', value: Array.isArray(outcome.value) ? outcome.value.filter(isLine) : [] };
    },
    async postDraft(token, { id, text, payload, files }) {
      const body =
        payload === undefined
          ? { id, text, ...(files && { files: files.map((file) => file.id) }) }
          : { id, payload, label: text };
      const outcome = await call('POST', '/messages', { token, body });
      return outcome.kind === 'done' ? { kind: 'done', value: null } : outcome;
    },
    openStream(token, lastId, signal) {
      const headers: Record<string, string> = { accept: 'text/event-stream' };
      if (lastId !== undefined) headers['last-event-id'] = lastId;
      return call('GET', '/events', { token, headers, signal });
    },
    askWay: async (token, to) => textIn(await read(call('POST', '/crossings', { token, body: { to } })), 'url'),
    uploadFile: (upload) => uploadFile(root, upload),
    async fetchFile(token, id) {
      const outcome = await call('GET', `/files/${encodeURIComponent(id)}`, { token });
      if (outcome.kind !== 'done') return outcome;
      try {
        return { kind: 'done', value: await outcome.value.blob() };
      } catch {
        return { kind: 'later', retryAfterMs: null };
      }
    },
  };
}

function textIn(outcome: Outcome<unknown>, name: string): Outcome<string> {
  if (outcome.kind !== 'done') return outcome;
  const { value } = outcome;
  const text = typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;
  return typeof text === 'string' ? { kind: 'done', value: text } : { kind: 'later', retryAfterMs: null };
}

async function outcomeOf(response: Response): Promise<Outcome<Response>> {
  const { ok, status, headers } = response;
  if (ok) return { kind: 'done', value: response };
  if (status === 401) return { kind: 'unauthorized' };
  const seconds = Number(headers.get('retry-after'));
  const mayTryAgain = status >= 500 || status === 429 || status === 408;
  if (mayTryAgain) return { kind: 'later', retryAfterMs: seconds > 0 ? seconds * 1000 : null };
  return { kind: 'refused', why: await whyOf(response) };
}

/** The server's own sentence, for whoever has put the widget on the site. */
async function whyOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const detail = typeof body === 'object' && body !== null ? Reflect.get(body, 'detail') : null;
  return typeof detail === 'string' ? detail : `The server answered ${response.status}.`;
}
