import { randomBytes } from 'node:crypto';
import type { Store } from '../../store/open-store.ts';

/** The secret that signs session cookies: made once, kept with the data, the same for every process. */
export async function authSecret(store: Store): Promise<string> {
  const setting = await store.settings.findOneAndUpdate(
    { _id: 'secret' },
    { $setOnInsert: { value: randomBytes(32).toString('base64url') } },
    { upsert: true, returnDocument: 'after' },
  );
  if (typeof setting?.value !== 'string') throw new Error('The secret for sessions could neither be read nor made.');
  return setting.value;
}
