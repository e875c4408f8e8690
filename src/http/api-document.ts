import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { ProblemView } from './problem.ts';
import type { Route } from './route.ts';
import { webhookDocument } from './webhook-document.ts';

const PROBLEMS: Record<string, string> = {
  400: 'The request is wrong; `errors` names each field',
  401: 'Who asks is not known',
  403: 'Who asks may not do this',
  404: 'There is no such thing',
  409: 'Refused; `detail` says why',
  413: 'The body is too large',
  415: 'The body is not JSON',
  429: 'Too many requests; `Retry-After` says how long to wait',
  500: 'A bug on our side; the log has the id in `instance`',
  503: 'Not possible just now; try again',
};

/** The OpenAPI 3.1 document of the routes that are mounted, made of the schemas that check the requests. */
export function apiDocument(routes: readonly Route[]): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const { method, path, doc } of routes) paths[path] = { ...paths[path], [method]: operation(doc) };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Voronka',
      version: '1',
      description:
        'Times are ISO 8601. Lists come in pages: ask again with `cursor` set to `next` until it is null. ' +
        'Failures are RFC 9457 problems; programs look at `type`, people read `detail`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: ['Web chat', 'Dialogs', 'Contacts', 'Records', 'Figures', 'Team', 'Integrations', 'Operation'].map(
      (name) => ({ name }),
    ),
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: "The owner's `API_KEY`" },
        session: { type: 'apiKey', in: 'cookie', name: 'voronka.session_token', description: 'Set by signing in' },
        visitor: { type: 'http', scheme: 'bearer', description: 'The token of a chat session' },
      },
    },
    paths,
    webhooks: webhookDocument(),
  });
}

const SECURITY = {
  none: [],
  visitor: [{ visitor: [] }],
  team: [{ apiKey: [] }, { session: [] }],
};

function operation(doc: Route['doc']): ZodOpenApiOperationObject {
  const { tag, summary, takes, gives, security } = doc;
  const { params, query, body } = takes.shape;
  const given = gives.type ?? 'application/json';
  return {
    tags: [tag],
    summary,
    security: SECURITY[security],
    requestParams: {
      ...(params instanceof z.ZodObject && { path: params }),
      ...(query instanceof z.ZodObject && { query }),
    },
    ...(body instanceof z.ZodType && {
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
    }),
    responses: {
      [gives.status]: { description: gives.description, content: { [given]: { schema: gives.schema } } },
      ...Object.fromEntries(
        problemsOf(doc).map((status) => [
          status,
          {
            description: PROBLEMS[status] ?? 'Failed',
            content: { 'application/problem+json': { schema: ProblemView } },
          },
        ]),
      ),
    },
  };
}

/** Those that the guard and the schemas bring about, and the route's own. */
function problemsOf({ security, takes, problems }: Route['doc']): string[] {
  const { params, query, body } = takes.shape;
  const statuses = new Set([...problems, 500]);
  if (security !== 'none') statuses.add(401);
  if (security === 'team') statuses.add(403);
  if (params || query || body) statuses.add(400);
  if (params) statuses.add(404);
  if (body) statuses.add(413).add(415);
  return [...statuses].sort((a, b) => a - b).map(String);
}
