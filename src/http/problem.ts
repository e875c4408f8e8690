import { STATUS_CODES } from 'node:http';
import type { Response } from 'express';
import { z } from 'zod';

/** Every way in which a request can fail, with its status. Clients branch on the kind, people read `detail`. */
const STATUS = {
  'invalid-input': 400,
  'malformed-json': 400,
  'bad-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  refused: 409,
  gone: 410,
  'still-running': 409,
  'too-large': 413,
  'unsupported-type': 415,
  range: 416,
  'key-reused': 422,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ProblemKind = keyof typeof STATUS;

export const statusOf = (kind: ProblemKind): number => STATUS[kind];

/** One wrong field: where (`query.limit`, `body.text`) and why. */
export const FieldError = z.object({ path: z.string(), reason: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** The body of every failed request, as RFC 9457 has it. */
export const ProblemView = z
  .object({
    type: z
      .string()
      .meta({ description: 'What kind of failure; stable, for programs', example: 'urn:voronka:refused' }),
    title: z.string(),
    status: z.number(),
    detail: z.string().meta({ description: 'What went wrong here, for people' }),
    instance: z.string().meta({ description: 'This request: the log has the same id' }),
    errors: z.array(FieldError).optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemView = z.infer<typeof ProblemView>;

export interface Problem {
  kind: 'problem';
  problem: ProblemKind;
  detail: string;
  errors?: FieldError[];
  headers?: Record<string, string>;
}

/** A failure as a value: `return problem('not-found', 'There is no such dialog.')`. */
export function problem(kind: ProblemKind, detail: string, more: Pick<Problem, 'errors' | 'headers'> = {}): Problem {
  return { kind: 'problem', problem: kind, detail, ...more };
}

/** The 400 that names each wrong field. */
export function invalidInput(errors: FieldError[]): Problem {
  const named = errors.map(({ path, reason }) => `${path}: ${reason}`).join('; ');
  return problem('invalid-input', named, { errors });
}

export function sendProblem(response: Response, { problem: kind, detail, errors, headers = {} }: Problem): void {
  const status = STATUS[kind];
  const body: ProblemView = {
    type: `urn:voronka:${kind}`,
    title: STATUS_CODES[status] ?? kind,
    status,
    detail,
    instance: `urn:voronka:request:${response.get('x-request-id') ?? 'unknown'}`,
    ...(errors && { errors }),
  };
  response.status(status).set(headers).set('cache-control', 'no-store');
  // Not `json`: express would add a charset, which this media type does not have.
  response.type('application/problem+json').end(JSON.stringify(body));
}
