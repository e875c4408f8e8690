import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { DialogMode } from '../../domain/dialog.ts';
import { StageView } from './dialog-view.ts';
import { instant } from './instant.ts';

/** A dialog as a card on the board. */
export const BoardCardView = z
  .object({
    id: z.string(),
    contact: z.object({ id: z.string(), name: z.string().nullable(), phone: z.string().nullable() }),
    channelKind: ChannelKind,
    mode: DialogMode,
    stageId: z.string(),
    stageSince: instant,
    assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
    tags: z.array(z.string()),
    amount: z.number().nullable(),
    plan: z.object({ id: z.string(), label: z.string(), colour: z.string() }).nullable(),
    preview: z.string(),
    waitingSince: instant.nullable(),
    lastInboundAt: instant.nullable(),
    taskDue: instant.nullable(),
    version: z.number(),
  })
  .meta({ id: 'BoardCard' });
export type BoardCardView = z.infer<typeof BoardCardView>;

/** One column: its figures are of all dialogs that fit the filter, its cards the first page of them, latest in the stage first. */
export const BoardColumnView = z
  .object({
    stage: StageView,
    count: z.number(),
    /** Of the amounts, in whole units of the business's currency. */
    sum: z.number(),
    cards: z.array(BoardCardView),
    next: z.string().nullable(),
  })
  .meta({ id: 'BoardColumn' });
export type BoardColumnView = z.infer<typeof BoardColumnView>;

/** A pipeline as a board: every stage that is not hidden, in order. */
export const BoardView = z
  .object({ pipelineId: z.string(), count: z.number(), sum: z.number(), columns: z.array(BoardColumnView) })
  .meta({ id: 'Board' });
export type BoardView = z.infer<typeof BoardView>;
