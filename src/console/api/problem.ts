/** The server answered, but not with what was asked for. `status` 0: it could not be reached at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.status = status;
  }
}

/** What a failed reply says in words: RFC 9457 `detail` or `title`, else better-auth's `message`, else nothing. */
export function problemDetail(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  for (const field of ['detail', 'message', 'title']) {
    const value: unknown = Reflect.get(body, field);
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}

export function statusOf(error: unknown): number {
  return error instanceof ApiError ? error.status : 0;
}
