import { Business } from '../domain/business/business.ts';
import type { Store } from './open-store.ts';

/** The business as it is kept; the files were only its beginning. Null before the first start has put it in. */
export async function readBusiness(store: Store): Promise<Business | null> {
  const setting = await store.settings.findOne({ _id: 'business' });
  return setting ? Business.parse(setting.value) : null;
}

/** The installation's own secret, made at the first start: sessions and webhook paths are derived from it. */
export async function readSecret(store: Store): Promise<string> {
  const setting = await store.settings.findOne({ _id: 'secret' });
  if (typeof setting?.value !== 'string') throw new Error('The installation has no secret: the first start makes one.');
  return setting.value;
}
