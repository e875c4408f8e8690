import type { ApiKey } from '../domain/api-key.ts';
import { fromDocument, toDocument } from './document.ts';
import type { Store } from './open-store.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from './queries/page.ts';

const NEWEST = { field: 'createdAt', direction: -1 } as const;

/** The newest first, those that are no longer good included. */
export async function listApiKeys(store: Store, { cursor, limit }: PageRequest): Promise<Page<ApiKey>> {
  const after = afterCursor(NEWEST, cursor);
  const rows = await store.apiKeys
    .find(after.length > 0 ? { $and: after } : {})
    .sort(sortBy(NEWEST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, ({ createdAt }) => createdAt);
}

/** Those that can still be used, unless they have expired. */
export const countApiKeys = (store: Store): Promise<number> => store.apiKeys.countDocuments({ revokedAt: null });

export async function addApiKey(store: Store, key: ApiKey): Promise<void> {
  await store.apiKeys.insertOne(toDocument(key));
}

export async function apiKeyByDigest(store: Store, digest: string): Promise<ApiKey | null> {
  const row = await store.apiKeys.findOne({ digest });
  return row && fromDocument(row);
}

/** The key as it is now; one that was revoked before stays so since then. Null when there is none. */
export async function revokeApiKey(store: Store, id: string, at: Date): Promise<ApiKey | null> {
  await store.apiKeys.updateOne({ _id: id, revokedAt: null }, { $set: { revokedAt: at } });
  const row = await store.apiKeys.findOne({ _id: id });
  return row && fromDocument(row);
}

/** An earlier moment changes nothing. */
export async function noteApiKeyUse(store: Store, id: string, at: Date): Promise<void> {
  await store.apiKeys.updateOne({ _id: id }, { $max: { lastUsedAt: at } });
}
