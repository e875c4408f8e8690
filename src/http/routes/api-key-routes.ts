import { z } from 'zod';
import { type ApiKey, ApiKeyRight } from '../../domain/api-key.ts';
import { addApiKey, countApiKeys, listApiKeys, revokeApiKey } from '../../store/api-keys.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { ok } from '../answer.ts';
import { digestOf, newKeyText } from '../api-keys/key-text.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentApiKey } from '../present/api-key.ts';
import { invalidInput, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { AREAS } from '../tags.ts';
import { pageRequest, paging, withId } from '../takes.ts';
import { ApiKeyView, NewApiKeyView, OwnKeyView } from '../views/api-key-view.ts';
import { pageOf } from '../views/page-view.ts';

const MOST_KEYS = 100;

const NewKey = z.strictObject({
  name: z.string().trim().min(1).max(100).meta({ description: 'What it is for', example: 'Warehouse' }),
  rights: z
    .array(ApiKeyRight)
    .min(1, 'must name at least one right')
    .max(20)
    .meta({ example: ['read', 'act'] }),
  areas: z
    .array(z.string().refine((area) => AREAS.includes(area), `must be one of: ${AREAS.join(', ')}`))
    .min(1, 'must name at least one part of the API; leave it out for all')
    .max(100)
    .nullable()
    .optional()
    .meta({
      description: `Left out or null: all of the API. Else some of: ${AREAS.join(', ')}`,
      example: ['contacts'],
    }),
  expiresAt: z.iso
    .datetime({ offset: true })
    .refine((text) => text >= '1970' && text < '3000', 'must lie between the years 1970 and 2999')
    .nullable()
    .optional()
    .meta({ description: 'Left out or null: it does not expire', example: '2027-01-31T00:00:00Z' }),
});

/** Keys for programs. They are made by an owner who has signed in, so that a stolen key makes itself no successor. */
export function apiKeyRoutes({ store, guards, clock, newId }: RouteDeps): Route[] {
  const guard = guards.team('own');
  const tag = 'API keys';
  return [
    route({
      method: 'get',
      path: '/api/v1/api-keys',
      tag,
      summary: 'Keys for programs, the newest first; those that are no longer good included',
      guard,
      takes: z.object({ query: z.strictObject(paging) }),
      gives: { status: 200, schema: pageOf(ApiKeyView), description: 'One page' },
      async handle({ query }) {
        const { items, next } = await listApiKeys(store, pageRequest(query));
        return ok({ items: items.map((key) => presentApiKey(key, clock.now())), next: next && encodeCursor(next) });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/api-keys/current',
      tag,
      anyArea: true,
      summary: 'What the key that asks is good for; any key may ask',
      guard: guards.known,
      takes: z.object({}),
      gives: { status: 200, schema: OwnKeyView, description: 'Its name, rights and areas' },
      problems: [404],
      handle({ who }) {
        if (who.kind !== 'api') return problem('not-found', 'You are signed in as a person: /api/v1/me tells of you.');
        return ok({ name: who.name, rights: [...who.rights], areas: who.areas && [...who.areas] });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/api-keys',
      tag,
      summary: 'Make a key; an owner who has signed in does it, no key',
      guard,
      takes: z.object({ body: NewKey }),
      gives: { status: 201, schema: NewApiKeyView, description: 'The key, which is not shown again' },
      problems: [409],
      async handle({ body: { name, rights, areas = null, expiresAt = null }, who }) {
        if (who.kind !== 'user')
          return problem('forbidden', 'Keys are made by an owner who has signed in, not by a key.');
        const now = clock.now();
        const expires = expiresAt === null ? null : new Date(expiresAt);
        if (expires && expires <= now) return invalidInput([{ path: 'body.expiresAt', reason: 'must lie ahead' }]);
        if ((await countApiKeys(store)) >= MOST_KEYS) {
          return problem('refused', `There can be ${MOST_KEYS} keys: revoke one that is not needed.`);
        }
        const key = newKeyText();
        const made: ApiKey = {
          id: newId(),
          name,
          digest: digestOf(key),
          ending: key.slice(-4),
          rights: ApiKeyRight.options.filter((right) => rights.includes(right)),
          areas: areas && AREAS.filter((area) => areas.includes(area)),
          createdAt: now,
          createdBy: { id: who.id, name: who.name },
          expiresAt: expires,
          lastUsedAt: null,
          revokedAt: null,
        };
        await addApiKey(store, made);
        return ok({ apiKey: presentApiKey(made, now), key });
      },
    }),
    route({
      method: 'delete',
      path: '/api/v1/api-keys/{id}',
      tag,
      summary: 'Revoke a key: it is refused from now on; it stays in the list',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: ApiKeyView, description: 'The key as it is now' },
      async handle({ params }) {
        const now = clock.now();
        const revoked = await revokeApiKey(store, params.id, now);
        return revoked ? ok(presentApiKey(revoked, now)) : problem('not-found', 'There is no such key.');
      },
    }),
  ];
}
