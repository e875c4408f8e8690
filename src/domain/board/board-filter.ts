import type { ChannelKind } from '../channel.ts';
import type { FieldValue } from '../field-value.ts';
import type { Scope } from '../visibility.ts';

/** Which dialogs of a pipeline the board shows; all conditions hold together. */
export interface BoardFilter {
  pipelineId: string;
  /** What whoever asks may see. */
  scope: Scope;
  /** Left out: all stages. */
  stageIds?: readonly string[] | undefined;
  /** Null: nobody's. */
  assigneeId?: string | null | undefined;
  channel?: ChannelKind | undefined;
  planId?: string | undefined;
  /** Only those that are not closed. */
  open?: boolean | undefined;
  tag?: string | undefined;
  source?: string | undefined;
  /** When the dialog began: `from` inclusive, `to` exclusive. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** Only those whose customer waits for an answer. */
  unanswered?: boolean | undefined;
  /** When the earliest open task is due, `before` exclusive; an empty one means at any time. Null: without a task. */
  task?: { from?: Date; before?: Date } | null | undefined;
  contactIds?: readonly string[] | undefined;
  /** Custom fields of the dialog by id, each with its value. */
  fields?: Readonly<Record<string, FieldValue>> | undefined;
}

/** Whether the tally alone can tell how many dialogs fit, without a look at them. */
export function isTallied(filter: BoardFilter): boolean {
  const { tag, source, from, to, unanswered, task, contactIds, fields } = filter;
  return ![tag, source, from, to, unanswered, task, contactIds, fields].some((part) => part !== undefined);
}
