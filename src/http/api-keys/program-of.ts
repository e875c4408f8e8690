import { createHash, timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import { ApiKeyRight } from '../../domain/api-key.ts';
import { apiKeyByDigest, noteApiKeyUse } from '../../store/api-keys.ts';
import type { Store } from '../../store/open-store.ts';
import { ENV_KEY, type Program } from '../principal.ts';
import { digestOf, isWhole, looksLikeKey } from './key-text.ts';

/** "Last used" is exact to this. */
const WRITE_EVERY_MS = 5 * 60_000;

type Found = { kind: 'who'; who: Program } | { kind: 'refused'; reason: string };

interface Deps {
  /** `API_KEY` of the environment. */
  ownKey: string | undefined;
  store: Store;
  now(): Date;
  log: Logger;
}

/**
 * Whose key it is. Keys are looked up at every request, so that a revoked one is refused by all processes from that moment on; it costs
 * one read by a unique index, as a session does.
 */
export function createProgramFinder({ ownKey, store, now, log }: Deps): (key: string) => Promise<Found> {
  const noted = new Map<string, number>();

  function note(id: string, lastUsedAt: Date | null, at: Date): void {
    const last = Math.max(lastUsedAt?.getTime() ?? 0, noted.get(id) ?? 0);
    if (at.getTime() - last < WRITE_EVERY_MS) return;
    noted.set(id, at.getTime());
    noteApiKeyUse(store, id, at).catch((error: unknown) => {
      noted.delete(id);
      log.debug({ err: error }, 'that a key was used is noted at its next request');
    });
  }

  return async (key) => {
    if (ownKey !== undefined && timingSafeEqual(sha256(key), sha256(ownKey))) return { kind: 'who', who: ENV_PROGRAM };
    if (!looksLikeKey(key)) return refused('This API key is not known.');
    if (!isWhole(key)) return refused('This API key is not whole: it was cut off or mistyped.');
    const found = await apiKeyByDigest(store, digestOf(key));
    if (!found) return refused('This API key is not known.');
    const at = now();
    if (found.revokedAt) return refused('This API key has been revoked. Ask an owner for a new one.');
    if (found.expiresAt && found.expiresAt <= at)
      return refused('This API key has expired. Ask an owner for a new one.');
    note(found.id, found.lastUsedAt, at);
    const { id, name, rights, areas } = found;
    return { kind: 'who', who: { kind: 'api', id, name, rights, areas } };
  };
}

const ENV_PROGRAM: Program = { kind: 'api', id: ENV_KEY, name: 'API_KEY', rights: ApiKeyRight.options, areas: null };

const refused = (reason: string): Found => ({ kind: 'refused', reason });

/** Digests have one length, so comparing them tells nothing about the key, not even its length. */
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
