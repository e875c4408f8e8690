import type { Task } from '../../domain/task.ts';
import { writeTasks } from '../commit/write-tasks.ts';
import { fromDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

type Refused = { kind: 'refused'; reason: string };

/** What becomes of a task, and of the next one of its series: `made` is that which its completion has made, while nobody has touched it. */
type Move = (task: Task, made: Task | null) => { kind: 'ok'; task: Task; next?: Task | null } | Refused;

const MOST_TRIES = 5;

/**
 * Adds a task that is about no dialog: somebody's own, or one about a contact. Nobody else's version depends on it, so it needs no
 * commit of a dialog, and no events: they are facts about dialogs.
 */
export async function addFreeTask(store: Store, task: Task): Promise<void> {
  await inTransaction(store, [task]);
}

/** Changes such a task as it is now; one that somebody else has just changed is looked at again. */
export async function changeFreeTask(
  store: Store,
  id: string,
  move: Move,
): Promise<{ kind: 'done' } | { kind: 'not_found' } | Refused> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const row = await store.tasks.findOne({ _id: id, dialogId: null });
    if (!row) return { kind: 'not_found' };
    const before = fromDocument(row);
    const moved = move(before, before.repeat && before.state === 'done' ? await untouchedNext(store, id) : null);
    if (moved.kind === 'refused') return moved;
    if (moved.task === before) return { kind: 'done' };
    if (await inTransaction(store, [moved.task, ...(moved.next ? [moved.next] : [])])) return { kind: 'done' };
  }
  return { kind: 'refused', reason: 'Somebody else is changing this task right now. Please try again.' };
}

async function untouchedNext(store: Store, id: string): Promise<Task | null> {
  const row = await store.tasks.findOne({ after: id, dialogId: null, state: 'open', version: 1 });
  return row && fromDocument(row);
}

/** All of them or none; false when one of them is no longer of the version that it was read in. */
async function inTransaction(store: Store, tasks: readonly Task[]): Promise<boolean> {
  const session = await store.connection.startSession();
  try {
    return await session.withTransaction(async () => {
      const written = await writeTasks(store, tasks, session);
      if (!written) await session.abortTransaction();
      return written;
    });
  } finally {
    await session.endSession();
  }
}
