import type { DomainEvent, EventType } from '../../domain/event.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, during, type Page, type PageRequest, sortBy, toPage } from './page.ts';

export interface EventFilter {
  type?: EventType | undefined;
  dialogId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

const NEWEST_FIRST = { field: 'at', direction: -1 } as const;

export async function listEvents(
  store: Store,
  { type, dialogId, from, to }: EventFilter,
  { cursor, limit }: PageRequest,
): Promise<Page<DomainEvent>> {
  const rows = await store.events
    .find({
      $and: [
        type ? { 'body.type': type } : {},
        dialogId ? { dialogId } : {},
        ...during('at', from, to),
        ...afterCursor(NEWEST_FIRST, cursor),
      ],
    })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, (event) => event.at);
}
