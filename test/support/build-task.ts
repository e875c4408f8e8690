import type { Task } from '../../src/domain/task.ts';

/** An open call of tomorrow noon in the built business's zone, about the built dialog. */
export function buildTask(overrides: Partial<Task> = {}): Task {
  return {
    id: 'task-1',
    dialogId: 'dialog-1',
    contactId: 'contact-1',
    kind: 'call',
    title: 'Позвонить',
    due: new Date('2026-11-04T09:00:00Z'),
    repeat: null,
    after: null,
    assigneeId: null,
    state: 'open',
    closedAt: null,
    result: null,
    overdueFor: null,
    createdAt: new Date('2026-11-03T08:00:00Z'),
    version: 1,
    ...overrides,
  };
}
