import type { mongo } from 'mongoose';
import type { Changes } from '../../domain/perform/draft.ts';
import { toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { writeMany } from '../write-command.ts';

/** Labels given and taken back; false when somebody else has labelled or skipped one since it was loaded. */
export async function writeLabels(
  store: Store,
  items: readonly { changes: Changes }[],
  session: mongo.ClientSession,
): Promise<boolean> {
  const update = items.flatMap(({ changes }) =>
    changes.labels.map((row) => {
      const { _id, version, ...rest } = toDocument(row);
      return { q: { _id, version }, u: { $set: { ...rest, version: version + 1 } } };
    }),
  );
  if (update.length === 0) return true;
  const { matched } = await writeMany(store, 'labelQueue', { update }, session);
  return matched === update.length;
}
