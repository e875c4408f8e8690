import { ApiError, problemDetail } from './problem.ts';

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: object;
  signal?: AbortSignal;
}

/**
 * One call to our own server. The reply is trusted to be `T`: server and console share the view types and are built
 * together.
 * @throws ApiError with the server's own words, or status 0 when it could not be reached.
 */
export async function request<T>(path: string, { method = 'GET', body, signal }: RequestOptions = {}): Promise<T> {
  const response = await reach(path, {
    method,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : null,
    signal: signal ?? null,
  });
  if (!response.ok) throw new ApiError(response.status, problemDetail(await jsonOrNull(response)));
  // An answer without words (204) is null.
  return JSON.parse((await response.text()) || 'null');
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError(0, '', { cause });
  }
}

async function jsonOrNull(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** `?a=1&b=2` of what is set; empty values are left out. */
export function queryOf(values: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return text && `?${text}`;
}
