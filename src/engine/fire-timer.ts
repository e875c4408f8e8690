import { fromDocument } from '../store/document.ts';
import { loadDialog } from '../store/load-situation.ts';
import { decideTimer } from './timers/decide-timer.ts';
import type { TurnDeps } from './turn.ts';

export interface TimerDeps extends TurnDeps {
  /** Merges whoever is surely the same person as this contact. */
  mergeSame(contactId: string): Promise<string>;
}

const MOST_TRIES = 5;

/**
 * Fires one timer if it is due: looks at everything as it is NOW, and writes the effect together with "fired" in one
 * transaction, so it happens once however often it is called and by however many processes.
 */
export async function fireTimer(deps: TimerDeps, timerId: string): Promise<void> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    const row = await deps.store.timers.findOne({ _id: timerId, state: 'pending' });
    const now = deps.now();
    if (!row || row.due > now) return;
    const timer = fromDocument(row);
    const needs = timer.work.kind === 'task_overdue' ? { taskIds: [timer.work.taskId] } : {};
    const situation = await loadDialog(deps.store, deps.surroundings(), timer.dialogId, needs);
    if (!situation) return;
    // Moves on whatever this dialog's version is: the commit below then finds a conflict, and all is looked at again.
    if (timer.work.kind === 'find_same') await deps.mergeSame(situation.contact.id);
    const decided = await decideTimer(deps, timer, situation, now);
    if (!decided) return;
    const { changes, giveBack, ...settled } = decided;
    const committed = await deps.commit({ before: situation, changes, guard: { kind: 'timer', timerId, ...settled } });
    deps.memory.forgetContact(situation.contact.id);
    if (committed.kind === 'done') {
      deps.committed(changes);
      return;
    }
    // Somebody was quicker, with the dialog or with the time that was wanted: it is decided again on what is there now.
    await giveBack?.();
  }
}
