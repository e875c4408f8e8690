import type { Business } from '../domain/business/business.ts';
import type { Collections, Store } from '../store/open-store.ts';
import { readFunnel } from '../store/read-setting.ts';

/** What says how the funnel works: today's words on it, without anything about customers. */
const RULES = [
  'pipelines',
  'triggers',
  'fields',
  'tags',
  'taskKinds',
  'offers',
  'plans',
  'sources',
  'distributionRules',
  'profiles',
] as const satisfies (keyof Collections)[];

/**
 * Puts into the copy what a first start would, but as it is today in the original: business, the funnel's rules and the team (names
 * and roles; no address, no password, no secret).
 */
export async function seedCopy(source: Store, copy: Store, business: Business): Promise<void> {
  for (const name of RULES) {
    const documents = await source.raw(name).find().toArray();
    if (documents.length > 0) await copy.raw(name).insertMany(documents);
  }
  // Their words are today's. One that runs is dealt by ids of contacts, which are others in the copy: all get the control.
  const decided = await source.experiments.find({ state: 'finished', adopted: { $ne: null } }).toArray();
  if (decided.length > 0) await copy.experiments.insertMany(decided);
  // Voice notes are not heard again: their words are known by the names that the journal has given them.
  const heard = await source.files.find({ transcript: { $type: 'string' } }).toArray();
  const unsent = { messageId: null, dialogId: null, place: null, expiresAt: null };
  if (heard.length > 0) await copy.files.insertMany(heard.map((row) => ({ ...row, ...unsent })));
  const users = await source.connection
    .collection('users')
    .find({}, { projection: { name: 1, role: 1, createdAt: 1, disabled: 1 } })
    .toArray();
  if (users.length > 0) await copy.connection.collection('users').insertMany(users);
  await copy.settings.insertOne({ _id: 'funnel', value: await readFunnel(source) });
  await copy.settings.insertOne({ _id: 'business', value: business });
}
