import type { CrmCallRow } from '../crm-rows.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from './page.ts';

const NEWEST_FIRST = { field: 'at', direction: -1 } as const;

export interface CrmCallFilter {
  dialogId?: string | undefined;
  direction?: 'in' | 'out' | undefined;
  /** Only what the portal, or we, have not done. */
  failed?: boolean | undefined;
}

/** The ledger of the exchange with Bitrix24, the latest first. */
export async function listCrmCalls(
  { crmCalls }: Store,
  { dialogId, direction, failed }: CrmCallFilter,
  { cursor, limit }: PageRequest,
): Promise<Page<CrmCallRow>> {
  const wanted = {
    // As the partial indexes have it.
    ...(dialogId !== undefined && { dialogId: { $eq: dialogId, $type: 'string' as const } }),
    ...(direction && { direction }),
    ...(failed && { problem: { $type: 'string' as const } }),
  };
  const rows = await crmCalls
    .find({ $and: [wanted, ...afterCursor(NEWEST_FIRST, cursor)] })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, (call) => call.at);
}
