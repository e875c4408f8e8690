import type { SavedView } from '../domain/board/saved-view.ts';
import { fromDocument, toDocument } from './document.ts';
import type { Store } from './open-store.ts';

/** One's own views and those that are shared, by title; at most so many. */
export async function listViews(
  store: Store,
  ownerId: string | null,
  kind: SavedView['kind'] | undefined,
  most: number,
): Promise<SavedView[]> {
  const rows = await store.views
    .find({ $or: [{ ownerId }, { shared: true }], ...(kind && { kind }) })
    .sort({ title: 1, _id: 1 })
    .limit(most)
    .toArray();
  return rows.map(fromDocument);
}

export async function findView(store: Store, id: string): Promise<SavedView | null> {
  const found = await store.views.findOne({ _id: id });
  return found && fromDocument(found);
}

export const countViews = (store: Store, ownerId: string | null): Promise<number> =>
  store.views.countDocuments({ ownerId });

export async function insertView(store: Store, view: SavedView): Promise<void> {
  await store.views.insertOne(toDocument(view));
}

/** Null when somebody has changed it since this version. */
export async function changeView(
  store: Store,
  { id, version }: Pick<SavedView, 'id' | 'version'>,
  change: Partial<Pick<SavedView, 'title' | 'query' | 'shared'>>,
): Promise<SavedView | null> {
  const changed = await store.views.findOneAndUpdate(
    { _id: id, version },
    { $set: change, $inc: { version: 1 } },
    { returnDocument: 'after' },
  );
  return changed && fromDocument(changed);
}

export async function deleteView(store: Store, id: string): Promise<void> {
  await store.views.deleteOne({ _id: id });
}
