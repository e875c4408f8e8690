import type { Task } from '../../domain/task.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

/** The tasks of a dialog: open ones first, then by when they are due. */
export async function tasksOf(store: Store, dialogId: string): Promise<Task[]> {
  const rows = await store.tasks.find({ dialogId }).sort({ done: 1, due: 1 }).limit(100).toArray();
  return rows.map(fromDocument);
}
