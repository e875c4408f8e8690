import { z } from 'zod';
import { instant } from './instant.ts';

/** What is to happen to many dialogs. */
export const BulkKind = z.enum(['move_stage', 'change_tags', 'add_task', 'assign', 'send_message', 'close']);

/** A change of many dialogs on its way, or done. */
export const BulkJobView = z
  .object({
    id: z.string(),
    kind: BulkKind,
    state: z.enum(['running', 'done', 'cancelled', 'undoing', 'undone']),
    /** How many dialogs were chosen when it was ordered. */
    total: z.number(),
    /** How many of them are changed, and how many could not be. What is neither waits its turn, or never got one (`cancelled`). */
    done: z.number(),
    failed: z.number(),
    /** How many of the changed ones have been put back. */
    undone: z.number(),
    /** The first hundred of those that could not be changed, or not be put back. */
    failures: z.array(z.object({ dialogId: z.string(), name: z.string().nullable(), reason: z.string() })),
    /** Until when it can be undone; null when it cannot: still running, too late, undone already, or messages, which are with their readers. */
    undoUntil: instant.nullable(),
    startedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'BulkJob' });
export type BulkJobView = z.infer<typeof BulkJobView>;
