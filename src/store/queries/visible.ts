import type { mongo } from 'mongoose';
import type { Dialog } from '../../domain/dialog.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import type { Cursor, Page, PageRequest } from './page.ts';

/**
 * The condition on dialogs that leaves those which may be seen: spread it into an `$and`. Nothing when all may be. The same rule in
 * memory is `mayseeDialog`.
 */
export function visibleDialogs(scope: Scope): mongo.Document[] {
  if (scope.kind === 'all') return [];
  return [{ $or: [{ assigneeId: { $in: [scope.operatorId, null] } }, { managerIds: scope.operatorId }] }];
}

/** A dialog, or null when there is none that this person may see. */
export async function findVisibleDialog(store: Store, scope: Scope, id: string): Promise<Dialog | null> {
  const found = await store.dialogs.findOne({ $and: [{ _id: id }, ...visibleDialogs(scope)] });
  return found && fromDocument(found);
}

export async function maySee(store: Store, scope: Scope, dialogId: string): Promise<boolean> {
  return scope.kind === 'all' || (await whichVisible(store, scope, [dialogId])).has(dialogId);
}

/** Those of the dialogs that may be seen. */
export async function whichVisible(store: Store, scope: Scope, dialogIds: readonly string[]): Promise<Set<string>> {
  if (scope.kind === 'all') return new Set(dialogIds);
  const rows = await store.dialogs
    .find({ $and: [{ _id: { $in: [...new Set(dialogIds)] } }, ...visibleDialogs(scope)] }, { projection: { _id: 1 } })
    .toArray();
  return new Set(rows.map(({ _id }) => _id));
}

/** Those of the contacts that may be seen: with a dialog that may be, or with none at all. */
export async function whichContactsVisible(store: Store, scope: Scope, ids: readonly string[]): Promise<Set<string>> {
  if (scope.kind === 'all') return new Set(ids);
  const contactId = { $in: [...new Set(ids)] };
  const [seen, withAny] = await Promise.all([
    store.dialogs.distinct('contactId', { $and: [{ contactId }, ...visibleDialogs(scope)] }),
    store.dialogs.distinct('contactId', { contactId }),
  ]);
  const some = new Set(withAny);
  return new Set([...seen, ...ids.filter((id) => !some.has(id))]);
}

/**
 * The condition on what belongs to dialogs of a contact (orders, visits, tasks) that leaves what may be seen: that of visible dialogs, that
 * of none, and one's own tasks. Nothing when all may be: somebody may see a contact without seeing each of its dialogs.
 */
export async function visibleOfContact(store: Store, scope: Scope, contactId: string): Promise<mongo.Document[]> {
  if (scope.kind === 'all') return [];
  const ids = await store.dialogs.distinct('_id', { $and: [{ contactId }, ...visibleDialogs(scope)] });
  return [{ $or: [{ dialogId: { $in: [...ids, null] } }, { assigneeId: scope.operatorId }] }];
}

interface Parts<T> {
  read(request: PageRequest): Promise<Page<T>>;
  visible(items: readonly T[]): Promise<(item: T) => boolean>;
  /** Where a page goes on that ends with this one. */
  cursorOf(item: T): Cursor;
}

/** Parts that are looked through before a page is given back as it is: somebody who may see little must not cost a reading of all. */
const MOST_PARTS = 8;
const PART = 200;

/**
 * A page of things that are visible by something else than themselves (an event by its dialog). Reads parts until the page is full;
 * after some parts the page may come out short, even empty, with a `next` to go on from.
 */
export async function visiblePage<T>(
  scope: Scope,
  { cursor, limit }: PageRequest,
  { read, visible, cursorOf }: Parts<T>,
): Promise<Page<T>> {
  if (scope.kind === 'all') return read({ cursor, limit });
  const items: T[] = [];
  let next = cursor;
  for (let part = 0; part < MOST_PARTS; part++) {
    const page = await read({ cursor: next, limit: PART });
    items.push(...page.items.filter(await visible(page.items)));
    const last = items[limit - 1];
    if (last !== undefined && (items.length > limit || page.next !== null)) {
      return { items: items.slice(0, limit), next: cursorOf(last) };
    }
    next = page.next;
    if (next === null) break;
  }
  return { items, next };
}
