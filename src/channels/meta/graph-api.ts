import { z } from 'zod';

/** What a call to the Graph API brought. `reason` is safe to log and to store. */
export type GraphAnswer =
  | { ok: true; body: unknown }
  /** Meta says no; `code` tells why, whatever the HTTP status. */
  | { ok: false; code: number; subcode?: number; reason: string }
  /** No answer, a broken one, or 5xx without a code. Unless `unsent`, the call may have had its effect. */
  | { ok: false; code: null; reason: string; unsent: boolean };

export interface GraphApi {
  /** None ever throws. */
  get(path: string, deadlineMs: number): Promise<GraphAnswer>;
  /** A form goes as multipart, anything else as JSON. */
  post(path: string, body: object | FormData, deadlineMs: number): Promise<GraphAnswer>;
  /** Ends all open calls; later ones fail at once. */
  close(): void;
}

const Refusal = z.looseObject({
  error: z.looseObject({
    code: z.number(),
    error_subcode: z.number().optional().catch(undefined),
    message: z.string().optional(),
    error_data: z.looseObject({ details: z.string().optional() }).optional(),
  }),
});

const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Meta's Graph API as a plain client; every call has its own deadline. `name` is the messenger's, for reasons told to people. */
export function createGraphApi({ root, token, name }: { root: string; token: string; name: string }): GraphApi {
  const closing = new AbortController();

  async function call(
    method: 'GET' | 'POST',
    path: string,
    body: object | FormData | null,
    deadlineMs: number,
  ): Promise<GraphAnswer> {
    if (closing.signal.aborted) return { ok: false, code: null, reason: 'the channel is stopping', unsent: true };
    try {
      const response = await fetch(`${root}/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body && !(body instanceof FormData) && { 'content-type': 'application/json' }),
        },
        body: body instanceof FormData ? body : body && JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(deadlineMs)]),
      });
      return answerOf(name, response.status, await response.text());
    } catch (error) {
      return { ok: false, code: null, ...lost(name, error) };
    }
  }

  return {
    get: (path, deadlineMs) => call('GET', path, null, deadlineMs),
    post: (path, body, deadlineMs) => call('POST', path, body, deadlineMs),
    close: () => closing.abort(),
  };
}

function answerOf(name: string, status: number, text: string): GraphAnswer {
  const body = parsed(text);
  const refusal = Refusal.safeParse(body);
  if (refusal.success) {
    const { code, error_subcode: subcode, message = 'no reason given', error_data } = refusal.data.error;
    const details = error_data?.details && error_data.details !== message ? `: ${error_data.details}` : '';
    const told = { code, ...(subcode !== undefined && { subcode }) };
    return { ok: false, ...told, reason: `${name} ${code}: ${message}${details}`.slice(0, 500) };
  }
  if (status >= 200 && status < 300 && body !== undefined) return { ok: true, body };
  return { ok: false, code: null, reason: `${name} answered ${status}`, unsent: false };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What fetch throws: undici tells the system's error as the cause. */
const Lost = z.looseObject({
  name: z.string().optional(),
  cause: z.looseObject({ code: z.string() }).optional().catch(undefined),
});

function lost(messenger: string, error: unknown): { reason: string; unsent: boolean } {
  const { name, cause } = Lost.catch({}).parse(error);
  if (name === 'TimeoutError') return { reason: `${messenger} did not answer in time`, unsent: false };
  return {
    reason: `${messenger} cannot be reached${cause ? ` (${cause.code})` : ''}`,
    unsent: UNSENT.has(cause?.code ?? ''),
  };
}
