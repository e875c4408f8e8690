import { z } from 'zod';
import { Localized } from '../../domain/localized.ts';
import { TaskState } from '../../domain/task.ts';
import { Repeat } from '../../domain/tasks/repeat.ts';
import { instant } from './instant.ts';

export const TaskView = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    due: instant,
    repeat: Repeat.nullable(),
    assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
    state: TaskState,
    result: z.string().nullable(),
    closedAt: instant.nullable(),
    dialogId: z.string().nullable(),
    contact: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    createdAt: instant,
    version: z.number(),
  })
  .meta({ id: 'Task' });
export type TaskView = z.infer<typeof TaskView>;

/** How many open tasks are due when; counted up to 1000 each. */
export const TaskCountsView = z
  .object({ overdue: z.number(), today: z.number(), tomorrow: z.number(), week: z.number(), later: z.number() })
  .meta({ id: 'TaskCounts' });
export type TaskCountsView = z.infer<typeof TaskCountsView>;

export const TaskKindView = z
  .object({ id: z.string(), title: Localized, builtIn: z.boolean(), removed: z.boolean(), version: z.number() })
  .meta({ id: 'TaskKind' });
export type TaskKindView = z.infer<typeof TaskKindView>;
