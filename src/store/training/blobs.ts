import { mongo } from 'mongoose';
import type { Store } from '../open-store.ts';

/** A document of MongoDB holds 16 MB at most. */
const PIECE = 8 * 1024 * 1024;

/** The model and the intents of a candidate; a release keeps those of the candidate that it was. */
export const modelKey = (candidateId: string): string => `${candidateId}:model`;
/** Which messages it reads differently. */
export const changesKey = (candidateId: string): string => `${candidateId}:changes`;
export const intentsKey = (candidateId: string): string => `${candidateId}:intents`;

/** Keeps bytes under a key; written again, they are those of the last time. */
export async function putBlob(store: Store, key: string, bytes: Uint8Array, at: Date): Promise<void> {
  await dropBlobs(store, [key]);
  for (let n = 0; n * PIECE < bytes.length; n += 1) {
    const piece = new mongo.Binary(bytes.subarray(n * PIECE, (n + 1) * PIECE));
    await store.trainingBlobs.insertOne({ _id: `${key}:${n}`, key, n, at, bytes: piece });
  }
}

/** The bytes, or null when there are none. */
export async function readBlob(store: Store, key: string): Promise<Buffer | null> {
  const rows = await store.trainingBlobs.find({ key }).sort({ n: 1 }).toArray();
  return rows.length === 0 ? null : Buffer.concat(rows.map(({ bytes }) => bytes.buffer));
}

export async function dropBlobs(store: Store, keys: readonly string[]): Promise<void> {
  await store.trainingBlobs.deleteMany({ key: { $in: [...keys] } });
}
