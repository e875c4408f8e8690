import type { Message } from '../domain/message.ts';
import type { Situation } from '../domain/perform/draft.ts';
import { fromDocument } from './document.ts';
import { labelRows } from './labelling/label-rows.ts';
import { unsentFiles } from './message-files/uploads.ts';
import type { Store } from './open-store.ts';
import { openVisits } from './open-visits.ts';
import { type OrderNumber, ordersForChange } from './orders/orders-for-change.ts';
import { currentTags } from './queries/tags.ts';
import { tasksForChange } from './queries/tasks.ts';
import { pipelineOf, type Surroundings } from './situation-of.ts';

export { type Loaded, pipelineOf, type Surroundings, situationOf } from './situation-of.ts';

/** What actions on a dialog may need beside what every change needs. */
export interface Needs {
  lineIds?: readonly string[];
  /** Tasks that are named, closed ones too; given at all, the open ones are loaded with them. */
  taskIds?: readonly string[] | undefined;
  /** Tags whose spelling must be today's, not that of a few seconds ago. */
  tagTitles?: readonly string[];
  /** Messages that are labelled, or whose label is taken back. */
  labelIds?: readonly string[];
  /** Given at all, the dialog's orders are loaded, and those with these numbers. */
  orders?: readonly OrderNumber[] | undefined;
  /** Files that are to be sent, who has brought them, and the messages that they go with. */
  unsent?: { ids: readonly string[]; operatorId: string; messageIds: readonly string[] } | undefined;
}

/** The situation of a dialog that exists, with what the actions on it need beside; or null. */
export async function loadDialog(
  store: Store,
  surroundings: Surroundings,
  dialogId: string,
  { lineIds = [], taskIds, tagTitles = [], labelIds = [], orders, unsent }: Needs = {},
): Promise<Situation | null> {
  const first = await store.dialogs.findOne({ _id: dialogId });
  const found = first && (await store.contacts.findOne({ _id: first.contactId }));
  // Merged with another one between the reads.
  const dialog = first && !found ? await store.dialogs.findOne({ _id: dialogId }) : first;
  const contact = found ?? (dialog && (await store.contacts.findOne({ _id: dialog.contactId })));
  if (!dialog || !contact) return null;
  const known = fromDocument(dialog);
  return {
    ...surroundings,
    pipeline: pipelineOf(surroundings, known),
    contact: fromDocument(contact),
    dialog: known,
    appointments: (await openVisits(store, [known.contactId])).get(known.contactId) ?? [],
    ...(lineIds.length > 0 && { lines: await linesById(store, dialogId, lineIds) }),
    ...(labelIds.length > 0 && { labels: await labelRows(store, dialogId, labelIds) }),
    ...(taskIds && { tasks: await tasksForChange(store, dialogId, taskIds) }),
    ...(unsent && {
      unsent: await unsentFiles(store, unsent.ids, { operatorId: unsent.operatorId }, unsent.messageIds),
    }),
    ...(orders && { orders: await ordersForChange(store, dialogId, orders) }),
    ...(tagTitles.length > 0 && { tags: await currentTags(store, surroundings.tags, tagTitles) }),
  };
}

async function linesById(store: Store, dialogId: string, ids: readonly string[]): Promise<Message[]> {
  const rows = await store.messages.find({ _id: { $in: [...ids] }, dialogId }).toArray();
  return rows.map(fromDocument);
}
