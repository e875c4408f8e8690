import type { Dialog } from '../../domain/dialog.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

const MOST = 50;

/** Dialogs that are offered to a person just now, the one whose time is over first first. */
export async function offeredDialogs(store: Store, operatorId: string): Promise<Dialog[]> {
  const rows = await store.dialogs
    .find({ 'sharing.offer.operatorId': operatorId })
    .hint('offered')
    .limit(MOST)
    .toArray();
  const untilOf = ({ sharing }: Dialog): number => sharing?.offer?.until.getTime() ?? 0;
  return rows.map(fromDocument).sort((a, b) => untilOf(a) - untilOf(b));
}
