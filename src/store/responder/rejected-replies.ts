import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { whichVisible } from '../queries/visible.ts';
import type { StoredReply } from '../stored-reply.ts';

const MOST_READ = 500;

/** Replies of the model that were not used since then, newest first, as far as their dialogs may be seen. Receipts are kept for two weeks. */
export async function rejectedReplies(store: Store, scope: Scope, since: Date): Promise<StoredReply[]> {
  const rows = await store.replies
    .find({ at: { $gte: since }, 'answer.receipt.rejected': { $exists: true } })
    .sort({ at: -1, _id: -1 })
    .limit(MOST_READ)
    .hint('held back')
    .toArray();
  const mayBeSeen = await whichVisible(
    store,
    scope,
    rows.flatMap(({ dialogId }) => dialogId ?? []),
  );
  return rows
    .filter(({ dialogId }) => scope.kind === 'all' || (dialogId !== undefined && mayBeSeen.has(dialogId)))
    .map((row) => fromDocument(row));
}
