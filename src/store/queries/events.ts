import type { DomainEvent, EventType } from '../../domain/event.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, during, type Page, type PageRequest, sortBy, toPage } from './page.ts';
import { visiblePage, whichVisible } from './visible.ts';

export interface EventFilter {
  /** What the asker may see of the dialogs. */
  scope: Scope;
  type?: EventType | undefined;
  dialogId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

const NEWEST_FIRST = { field: 'at', direction: -1 } as const;

export async function listEvents(store: Store, filter: EventFilter, request: PageRequest): Promise<Page<DomainEvent>> {
  const { scope, dialogId } = filter;
  if (dialogId !== undefined) {
    const isSeen = (await whichVisible(store, scope, [dialogId])).has(dialogId);
    return isSeen ? readEvents(store, filter, request) : { items: [], next: null };
  }
  return visiblePage(scope, request, {
    read: (part) => readEvents(store, filter, part),
    async visible(events) {
      const seen = await whichVisible(
        store,
        scope,
        events.map((event) => event.dialogId),
      );
      return (event) => seen.has(event.dialogId);
    },
    cursorOf: ({ at, id }) => ({ key: at, id }),
  });
}

async function readEvents(
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
