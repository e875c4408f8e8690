import { BITRIX24 } from '../../domain/bitrix/crm-events.ts';
import type { CrmCallRow } from '../crm-rows.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from './page.ts';

const NEWEST_FIRST = { field: 'at', direction: -1 } as const;

/** The ledger of the exchange with Bitrix24, of one dialog or all. */
export async function listCrmCalls(
  { crmCalls }: Store,
  { dialogId }: { dialogId?: string | undefined },
  { cursor, limit }: PageRequest,
): Promise<Page<CrmCallRow>> {
  const rows = await crmCalls
    .find({ $and: [dialogId === undefined ? {} : { dialogId }, ...afterCursor(NEWEST_FIRST, cursor)] })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, (call) => call.at);
}

/** How the exchange goes: what waits, since when, and what was given up. */
export async function crmState({ deliveries, settings, crmFetches }: Store) {
  const [on, waiting, failed, fetches, oldest] = await Promise.all([
    settings.findOne({ _id: 'bitrix24' }),
    deliveries.countDocuments({ webhookId: BITRIX24, state: 'pending' }),
    deliveries.countDocuments({ webhookId: BITRIX24, state: 'failed' }),
    crmFetches.countDocuments({ state: 'pending' }),
    deliveries.findOne({ webhookId: BITRIX24, state: 'pending' }, { sort: { notBefore: 1 } }),
  ]);
  return {
    on: on?.value === true,
    waiting: waiting + fetches,
    failed,
    waitingSince: oldest?.createdAt ?? null,
    lastProblem: oldest?.lastAttempt?.reason ?? null,
  };
}

/** Tries again, from the beginning, what was given up. */
export async function replayCrm({ deliveries }: Store, now: Date): Promise<number> {
  const again = { $set: { state: 'pending' as const, attempts: 0, notBefore: now } };
  return (await deliveries.updateMany({ webhookId: BITRIX24, state: 'failed' }, again)).modifiedCount;
}
