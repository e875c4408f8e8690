import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { operationOf } from './api-operation.ts';
import type { Route } from './route.ts';
import { TAGS, tagNames } from './tags.ts';
import { webhookDocument } from './webhook-document.ts';

/** The OpenAPI 3.1 document of the routes that are mounted, made of the schemas that check the requests. */
export function apiDocument(routes: readonly Route[]): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Voronka',
      version: '1',
      description:
        'Times are ISO 8601. Lists come in pages: ask again with `cursor` set to `next` until it is null. ' +
        'Failures are RFC 9457 problems; programs look at `type`, people read `detail`. ' +
        'Changes can be asked for under an `Idempotency-Key`. How to begin: docs/api.md of the source.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This installation' }],
    tags: tagNames.map((name) => ({ name, description: TAGS[name] })),
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'vrk_…',
          description:
            'A key from Settings → API keys, or `API_KEY` of the environment, which may do everything but speak',
        },
        session: { type: 'apiKey', in: 'cookie', name: 'voronka.session_token', description: 'Set by signing in' },
        visitor: { type: 'http', scheme: 'bearer', description: 'The token of a chat session' },
      },
    },
    paths,
    webhooks: webhookDocument(),
  });
}
