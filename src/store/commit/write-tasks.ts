import type { mongo } from 'mongoose';
import type { Task } from '../../domain/task.ts';
import type { Store } from '../open-store.ts';
import { writeVersioned } from './write-things.ts';

/** New tasks and changed ones; false when one was changed by somebody else since it was loaded. */
export function writeTasks(store: Store, tasks: readonly Task[], session: mongo.ClientSession): Promise<boolean> {
  const versioned = tasks.map((task) => ({ thing: task, before: task.version === 0 ? null : task.version }));
  return writeVersioned(store, 'tasks', versioned, session);
}
