import { z } from 'zod';
import type { Actor } from '../event.ts';

const Title = z.string().trim().min(1).max(60);

/** One change for many dialogs. */
export const BulkChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('move_stage'),
    stageId: z.string().max(200),
    pipelineId: z.string().max(200).optional(),
    lossReasonId: z.string().max(200).nullable().optional(),
  }),
  z
    .strictObject({
      kind: z.literal('change_tags'),
      add: z.array(Title).max(20).default([]),
      remove: z.array(Title).max(20).default([]),
    })
    .refine(({ add, remove }) => add.length + remove.length > 0, {
      path: ['add'],
      error: 'name a tag to add or remove',
    }),
  z
    .strictObject({
      kind: z.literal('add_task'),
      taskKind: z.string().min(1).max(64),
      title: z.string().trim().min(1).max(300),
      /** When it is due: one of the two. */
      due: z.iso.datetime({ offset: true }).optional(),
      dueInMinutes: z.number().int().min(0).max(525_600).optional(),
      /** Left out: whoever leads each dialog. */
      assigneeId: z.string().max(200).nullable().optional(),
    })
    .refine(({ due, dueInMinutes }) => (due === undefined) !== (dueInMinutes === undefined), {
      path: ['due'],
      error: 'say when the task is due: either `due` or `dueInMinutes`',
    }),
  z.strictObject({ kind: z.literal('assign'), operatorId: z.string().max(200).nullable() }),
  /** A template, see `message-template.ts`. */
  z.strictObject({ kind: z.literal('send_message'), text: z.string().trim().min(1).max(4000) }),
  z.strictObject({ kind: z.literal('close') }),
]);
export type BulkChange = z.infer<typeof BulkChange>;

export type BulkState = 'running' | 'done' | 'cancelled' | 'undoing' | 'undone';

/** A change of dialogs that were chosen when it was ordered. It goes on wherever it was when a process ends. */
export interface BulkJob {
  id: string;
  change: BulkChange;
  state: BulkState;
  by: Extract<Actor, { kind: 'operator' | 'api' }>;
  total: number;
  done: number;
  failed: number;
  undone: number;
  /** The first part of the choice that is not worked off yet. */
  nextPart: number;
  createdAt: Date;
  finishedAt: Date | null;
}

/** As people count it: time enough to see what was done, and short enough that nobody has built on it. */
export const UNDO_MS = 10 * 60_000;

/** Until when a job can be undone; null when it cannot be. What is said to a customer cannot be taken back. */
export function undoUntil({ change, state, finishedAt }: BulkJob, now: Date): Date | null {
  if (change.kind === 'send_message' || finishedAt === null) return null;
  if (state !== 'done' && state !== 'cancelled') return null;
  const until = new Date(finishedAt.getTime() + UNDO_MS);
  return now < until ? until : null;
}

/** How the events of a job say why. */
export const whyOf = (job: Pick<BulkJob, 'id'>): string => `bulk ${job.id}`;
