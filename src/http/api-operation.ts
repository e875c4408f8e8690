import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import type { Right } from './principal.ts';
import { ProblemView } from './problem.ts';
import type { Route } from './route.ts';
import { areaOf } from './tags.ts';

const PROBLEMS: Record<string, string> = {
  400: 'The request is wrong; `errors` names each field',
  401: 'Who asks is not known',
  403: 'Who asks may not do this',
  404: 'There is no such thing',
  409: 'Refused; `detail` says why',
  413: 'The body is too large',
  415: 'The body is not JSON',
  416: 'The file has no such part',
  422: 'The `Idempotency-Key` was used for another request',
  429: 'Too many requests; `Retry-After` says how long to wait',
  500: 'A bug on our side; the log has the id in `instance`',
  503: 'Not possible just now; try again',
};

const NEEDS: Record<Right, string> = {
  read: 'to read',
  act: 'to act',
  speak: 'to speak as a person, which no key has',
  repair: 'to repair',
  manage: 'to manage',
  own: 'of an owner',
};

const SECURITY = {
  none: [],
  visitor: [{ visitor: [] }],
  team: [{ apiKey: [] }, { session: [] }],
};

const OnceHeader = z.string().optional().meta({
  id: 'IdempotencyKey',
  description:
    'A new UUID for each change, the same one only to repeat it: the change is made once, and its first answer is repeated for 24 hours',
  example: '0b4c6c0e-3f0e-4a39-9a4c-2f6f2a8f9d6e',
});

const LimitHeaders = z.object({
  RateLimit: z
    .string()
    .optional()
    .meta({ description: 'What is left: `"per-key"; r=599; t=31`', example: '"per-key"; r=599; t=31' }),
  'RateLimit-Policy': z
    .string()
    .optional()
    .meta({ description: 'The limit: `q` requests in `w` seconds', example: '"per-key"; q=600; w=60' }),
});
const OnceHeaders = z.object({
  'Idempotency-Replayed': z.literal('true').optional().meta({ description: 'This is the first answer, told again' }),
});
const WaitHeaders = z.object({ 'Retry-After': z.string().meta({ description: 'Seconds to wait', example: '12' }) });

/** One operation of the document, made of what the route itself is made of. */
export function operationOf({ method, path, doc }: Route): ZodOpenApiOperationObject {
  const { tag, summary, takes, gives, security, once, right, upload } = doc;
  const { params, query, body } = takes.shape;
  const given = gives.type ?? 'application/json';
  const headers = [...(right === undefined ? [] : [LimitHeaders]), ...(once ? [OnceHeaders] : [])];
  return {
    operationId: operationIdOf(method, path),
    tags: [tag],
    summary,
    ...(right !== undefined && { description: needsOf(right, areaOf(tag)) }),
    security: SECURITY[security],
    requestParams: {
      ...(params instanceof z.ZodObject && { path: params }),
      ...(query instanceof z.ZodObject && { query }),
      ...(once && { header: z.object({ 'Idempotency-Key': OnceHeader }) }),
    },
    ...(body instanceof z.ZodType && {
      requestBody: { required: !body.safeParse(undefined).success, content: { 'application/json': { schema: body } } },
    }),
    ...(upload && {
      requestBody: {
        required: true,
        description: 'The file itself',
        content: {
          'application/octet-stream': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } },
        },
      },
    }),
    responses: {
      [gives.status]: {
        description: gives.description,
        content: { [given]: { schema: gives.schema } },
        ...(headers.length > 0 && { headers: z.object(Object.assign({}, ...headers.map(({ shape }) => shape))) }),
      },
      ...Object.fromEntries(problemsOf(doc).map((status) => [status, problemResponse(status)])),
    },
  };
}

function problemResponse(status: string): ZodOpenApiResponseObject {
  return {
    description: PROBLEMS[status] ?? 'Failed',
    ...(['429', '503'].includes(status) && { headers: WaitHeaders }),
    content: { 'application/problem+json': { schema: ProblemView } },
  };
}

const needsOf = (right: Right | null, area: string): string =>
  right === null
    ? 'Anybody of the team and any key may ask.'
    : `Needs the right ${NEEDS[right]} (\`${right}\`); area \`${area}\`.`;

/** `get /api/v1/dialogs/{id}/messages` is `getDialogsByIdMessages`. */
function operationIdOf(method: string, path: string): string {
  const words = path
    .replace(/^\/api(\/v1)?/, '')
    .replace(/\{(\w+)\}/g, 'by-$1')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** Those that the guard, the counting and the schemas bring about, and the route's own. */
function problemsOf({ security, takes, problems, once, right, upload }: Route['doc']): string[] {
  const { params, query, body } = takes.shape;
  const statuses = new Set([...problems, 500]);
  if (security !== 'none') statuses.add(401);
  if (security === 'team') statuses.add(403);
  if (right !== undefined) statuses.add(429);
  if (once) statuses.add(400).add(409).add(422);
  if (params || query || body) statuses.add(400);
  if (params) statuses.add(404);
  if (body) statuses.add(413).add(415);
  if (upload) statuses.add(400).add(413);
  return [...statuses].sort((a, b) => a - b).map(String);
}
