import type { Business } from '../domain/business/business.ts';
import type { Store } from '../store/open-store.ts';

/**
 * Puts into the copy what a first start would, but as it is today in the original: business, pipelines, triggers and the team (names
 * and roles; no address, no password, no secret).
 */
export async function seedCopy(source: Store, copy: Store, business: Business): Promise<void> {
  const [pipelines, triggers, users] = await Promise.all([
    source.pipelines.find().toArray(),
    source.triggers.find().toArray(),
    source.connection
      .collection('users')
      .find({}, { projection: { name: 1, role: 1, createdAt: 1 } })
      .toArray(),
  ]);
  if (pipelines.length > 0) await copy.pipelines.insertMany(pipelines);
  if (triggers.length > 0) await copy.triggers.insertMany(triggers);
  if (users.length > 0) await copy.connection.collection('users').insertMany(users);
  await copy.settings.insertOne({ _id: 'business', value: business });
}
