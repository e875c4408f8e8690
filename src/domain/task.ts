import { z } from 'zod';
import { Repeat } from './tasks/repeat.ts';

export const TaskState = z.enum(['open', 'done', 'cancelled']);
export type TaskState = z.infer<typeof TaskState>;

/** Something that a person of the team has to do by a certain time. */
export const Task = z.object({
  id: z.string(),
  /** Both null for a task of one's own, that is about nobody. */
  dialogId: z.string().nullable(),
  contactId: z.string().nullable(),
  /** The id of a kind. */
  kind: z.string(),
  title: z.string(),
  due: z.date(),
  repeat: Repeat.nullable(),
  /** The task of the series before it, whose completion has made it. */
  after: z.string().nullable(),
  assigneeId: z.string().nullable(),
  state: TaskState,
  /** When it was completed or cancelled. */
  closedAt: z.date().nullable(),
  /** What came of it, in the words of whoever did it. */
  result: z.string().nullable(),
  /** The triggers that have led to it: what follows when it is overdue goes on their chain. */
  causes: z.array(z.string()).optional(),
  /** The due moment that it has been told to be overdue for. */
  overdueFor: z.date().nullable(),
  createdAt: z.date(),
  version: z.number(),
});
export type Task = z.infer<typeof Task>;
