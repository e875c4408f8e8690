import type { ApiKey } from '../../domain/api-key.ts';
import type { ApiKeyView } from '../views/api-key-view.ts';

/** Everything but the digest. */
export function presentApiKey(key: ApiKey, now: Date): ApiKeyView {
  const { id, name, ending, rights, areas, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt } = key;
  return {
    id,
    name,
    ending,
    rights: [...rights],
    areas: areas && [...areas],
    state: revokedAt ? 'revoked' : expiresAt && expiresAt <= now ? 'expired' : 'active',
    createdAt: createdAt.toISOString(),
    createdBy,
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
