import type { mongo } from 'mongoose';
import type { Task } from '../../domain/task.ts';
import type { Scope } from '../../domain/visibility.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';
import { afterCursor, during, type Order, type Page, type PageRequest, sortBy, toPage } from './page.ts';
import { visibleOfContact } from './visible.ts';

/** The tasks of a dialog as its card shows them: open ones first, by when they are due; cancelled ones not at all. */
export async function tasksOf(store: Store, dialogId: string): Promise<Task[]> {
  const of = (state: Task['state'], sort: Record<string, 1 | -1>, limit: number) =>
    store.tasks.find({ dialogId, state }).sort(sort).limit(limit).toArray();
  const [open, done] = await Promise.all([of('open', { due: 1 }, 100), of('done', { due: -1 }, 20)]);
  return [...open, ...done].map(fromDocument);
}

/** What a change of a dialog's tasks has to know: those that are open, and those that it names. */
export async function tasksForChange(store: Store, dialogId: string, ids: readonly string[]): Promise<Task[]> {
  const [open, named] = await Promise.all([
    store.tasks.find({ dialogId, state: 'open' }).toArray(),
    store.tasks.find({ _id: { $in: [...ids] }, dialogId, state: { $ne: 'open' } }).toArray(),
  ]);
  return [...new Map([...named, ...open].map((row) => [row._id, fromDocument(row)])).values()];
}

export async function findTask(store: Store, id: string): Promise<Task | null> {
  const row = await store.tasks.findOne({ _id: id });
  return row && fromDocument(row);
}

/** `[from, to)` of the due moment. An assignee of null is nobody; left out, whoever. */
export interface TaskFilter {
  state: Task['state'];
  assigneeId?: string | null | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  kind?: string | undefined;
  dialogId?: string | undefined;
  contactId?: string | undefined;
}

/** What the asker may see of the tasks of a contact; left out where that is settled by whose tasks are asked for. */
export type TaskQuery = TaskFilter & { scope?: Scope | undefined };

const BY_DUE: Order = { field: 'due', direction: 1 };
const BY_CLOSED: Order = { field: 'closedAt', direction: -1 };

/** Open tasks by when they are due, the longest overdue first; closed ones by when they were closed, the last one first. */
export async function listTasks(
  store: Store,
  { scope, ...filter }: TaskQuery,
  { cursor, limit }: PageRequest,
): Promise<Page<Task>> {
  const order = filter.state === 'open' ? BY_DUE : BY_CLOSED;
  const { contactId, from, to } = filter;
  const seen = scope && contactId !== undefined ? await visibleOfContact(store, scope, contactId) : [];
  const rows = await store.tasks
    .find({ $and: [conditionOf(filter), ...seen, ...during('due', from, to), ...afterCursor(order, cursor)] })
    .sort(sortBy(order))
    .limit(limit + 1)
    .toArray();
  return toPage(rows.map(fromDocument), limit, (task) => (filter.state === 'open' ? task.due : task.closedAt));
}

const MOST_COUNTED = 1000;

export function countTasks(store: Store, filter: TaskFilter): Promise<number> {
  const condition = { $and: [conditionOf(filter), ...during('due', filter.from, filter.to)] };
  return store.tasks.countDocuments(condition, { limit: MOST_COUNTED });
}

function conditionOf({ state, assigneeId, kind, dialogId, contactId }: TaskFilter): mongo.Document {
  return {
    state,
    ...(assigneeId !== undefined && { assigneeId }),
    ...(kind !== undefined && { kind }),
    ...(dialogId !== undefined && { dialogId }),
    ...(contactId !== undefined && { contactId }),
  };
}
