import type { Dialog } from '../../domain/dialog.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

export interface WaitingPage {
  ruleId: string;
  now: Date;
  limit: number;
  /** Go on after this one; from the first when left out. */
  after?: { due: Date; id: string } | undefined;
}

/** Rules by which anything waits, be it that its time has not come yet. */
export async function rulesInUse(store: Store): Promise<string[]> {
  const rows = await store.dialogs
    .aggregate<{ _id: string }>(
      [{ $match: { 'sharing.ruleId': { $type: 'string' } } }, { $group: { _id: '$sharing.ruleId' } }],
      { hint: 'to be shared' },
    )
    .toArray();
  return rows.map(({ _id }) => _id).sort();
}

/** Dialogs that a rule has to look at, those which wait longest first. */
export async function waitingDialogs(store: Store, { ruleId, now, limit, after }: WaitingPage): Promise<Dialog[]> {
  const beyond = after
    ? [{ $or: [{ 'sharing.due': { $gt: after.due } }, { 'sharing.due': after.due, _id: { $gt: after.id } }] }]
    : [];
  const rows = await store.dialogs
    .find({ $and: [{ 'sharing.ruleId': ruleId, 'sharing.due': { $lte: now } }, ...beyond] })
    .sort({ 'sharing.due': 1, _id: 1 })
    .hint('to be shared')
    .limit(limit)
    .toArray();
  return rows.map(fromDocument);
}
