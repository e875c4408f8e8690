import type { mongo } from 'mongoose';
import type { Dialog } from '../../domain/dialog.ts';
import { fromDocument, type Stored } from '../document.ts';
import type { Store } from '../open-store.ts';

export interface OrphanQuery {
  /** People who are not there any more. */
  operatorIds: readonly string[];
  /** Only dialogs that this rule has given them. */
  ruleId?: string;
  /** Only dialogs that none of these rules has given them. */
  notBy?: readonly string[];
  /** Only dialogs that nobody has answered yet: in the queue, or with a customer who waits. */
  unanswered: boolean;
  limit: number;
  /** Go on after the dialog of this id; from the first when left out. */
  after?: string | undefined;
}

/** Open dialogs of people who are gone, that nothing looks for a manager for yet, by their ids. */
export async function orphanedDialogs(
  store: Store,
  { operatorIds, ruleId, notBy, unanswered, limit, after }: OrphanQuery,
): Promise<Dialog[]> {
  if (operatorIds.length === 0) return [];
  const filter: mongo.Filter<Stored<Dialog>> = {
    assigneeId: { $in: [...operatorIds] },
    mode: { $in: ['bot', 'queued', 'operator'] },
    sharing: null,
    ...(ruleId !== undefined && { 'sharedBy.ruleId': ruleId }),
    ...(notBy && { 'sharedBy.ruleId': { $nin: [...notBy] } }),
    ...(after !== undefined && { _id: { $gt: after } }),
    ...(unanswered && { $or: [{ mode: 'queued' }, { waitingSince: { $ne: null } }] }),
  };
  const rows = await store.dialogs
    .find(filter)
    .sort({ _id: 1 })
    .hint({ assigneeId: 1, mode: 1, _id: 1 })
    .limit(limit)
    .toArray();
  return rows.map(fromDocument);
}
