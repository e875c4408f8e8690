import { createHash } from 'node:crypto';
import { z } from 'zod';
import { IntentFile } from '../../domain/training/intent-file.ts';
import type { Release } from '../../domain/training/release.ts';
import type { Store } from '../open-store.ts';
import { intentsKey, modelKey, readBlob } from './blobs.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The intents of a candidate, or of the release that it became, as they were trained. Throws where they are damaged or gone. */
export async function keptIntents(store: Store, candidateId: string): Promise<IntentFile[]> {
  const bytes = await readBlob(store, intentsKey(candidateId));
  if (!bytes) throw new Error(`the intents of candidate ${candidateId} are not kept any more`);
  const read = z.array(IntentFile).safeParse(JSON.parse(bytes.toString('utf8')));
  if (!read.success) throw new Error(`the intents of candidate ${candidateId} are damaged`);
  return read.data;
}

/** The bytes of a model, if they are those that were trained. */
export async function keptModel(
  store: Store,
  { candidateId, model }: Pick<Release, 'candidateId' | 'model'>,
): Promise<{ version: string; bytes: Buffer } | null> {
  const bytes = await readBlob(store, modelKey(candidateId));
  return bytes && sha256(bytes) === model.sha256 ? { version: model.version, bytes } : null;
}
