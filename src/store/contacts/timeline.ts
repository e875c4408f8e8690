import type { DomainEvent } from '../../domain/event.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, type Page, type PageRequest, sortBy, toPage } from '../queries/page.ts';
import { visibleDialogs } from '../queries/visible.ts';

const NEWEST_FIRST = { field: 'at', direction: -1 } as const;
/** As many dialogs as MongoDB reads side by side in the order of their index; older ones are on the dialogs' own pages. */
const MOST_DIALOGS = 100;
/** What says nothing to people beside the messages themselves. */
const SILENT = [
  'message_understood',
  'message_queued',
  'message_sent',
  'message_received',
  'flow_started',
  'flow_finished',
  'trigger_fired',
] as const;

/** What has happened in all dialogs of a contact, latest first: one line. */
export async function contactTimeline(
  store: Store,
  { contactId, scope }: { contactId: string; scope: Scope },
  { cursor, limit }: PageRequest,
): Promise<Page<DomainEvent>> {
  const dialogs = await store.dialogs
    .find({ $and: [{ contactId }, ...visibleDialogs(scope)] }, { projection: { _id: 1 } })
    .sort({ createdAt: -1, _id: -1 })
    .limit(MOST_DIALOGS)
    .toArray();
  const rows = await store.events
    .find({
      $and: [
        { dialogId: { $in: dialogs.map(({ _id }) => _id) }, 'body.type': { $nin: [...SILENT] } },
        ...afterCursor(NEWEST_FIRST, cursor),
      ],
    })
    .sort(sortBy(NEWEST_FIRST))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, (event) => event.at);
}
