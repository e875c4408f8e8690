import { z } from 'zod';

/** What a program can be allowed; never `speak`: no customer should take it for a person. */
export const ApiKeyRight = z.enum(['read', 'act', 'repair', 'manage', 'own']);
export type ApiKeyRight = z.infer<typeof ApiKeyRight>;

/** A key by which a program asks for what its owner has allowed it. The key itself is nowhere kept. */
export interface ApiKey {
  id: string;
  name: string;
  /** SHA-256 of the key, hex. */
  digest: string;
  /** Its last four signs, by which people tell keys apart. */
  ending: string;
  rights: readonly ApiKeyRight[];
  /** Parts of the API that it is good for; null: all of them. */
  areas: readonly string[] | null;
  createdAt: Date;
  createdBy: { id: string; name: string };
  expiresAt: Date | null;
  /** To some minutes: it is not written at each request. */
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}
