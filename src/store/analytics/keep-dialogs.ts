import type { LocalDays } from '../../domain/analytics/local-days.ts';
import { observe } from '../../domain/analytics/observe.ts';
import type { Store } from '../open-store.ts';
import { loadHistories } from './load-histories.ts';
import { writeFacts } from './write-facts.ts';

/**
 * Brings what is known of some dialogs up to their events, and with them the dialogs that have made the appointments of which they tell.
 * Doing it again changes nothing. Returns how many dialogs had changed.
 */
export async function keepDialogs(store: Store, dialogIds: readonly string[], days: LocalDays): Promise<number> {
  const asked = await loadHistories(store, dialogIds);
  const known = new Set(dialogIds);
  const makers = asked.flatMap(({ dialogId, events }) =>
    events.filter((event) => event.dialogId !== dialogId && !known.has(event.dialogId)).map((event) => event.dialogId),
  );
  const histories = [...asked, ...(await loadHistories(store, [...new Set(makers)]))];
  return writeFacts(store, new Map(histories.map((history) => [history.dialogId, observe(history, days)])), days);
}
