import type { ChannelKind } from '../channel.ts';
import type { Dialog } from '../dialog.ts';

/** What dialogs are counted by. They are named as in the dialog, so that one condition holds of both. */
export interface TallyKey {
  pipelineId: string;
  stageId: string;
  assigneeId: string | null;
  /** Sorted. */
  managerIds: string[];
  channelKind: ChannelKind;
  planId: string | null;
  /** Not closed yet. */
  open: boolean;
}

/**
 * How many dialogs there are of one kind more, or fewer, and what they are worth together. The sum of all rows of a kind is what there
 * is: whoever changes dialogs adds a row instead of changing a shared one, so nobody waits for anybody.
 */
export interface TallyRow extends TallyKey {
  count: number;
  sum: number;
}

export type Tallied = Pick<
  Dialog,
  'pipelineId' | 'stageId' | 'assigneeId' | 'managerIds' | 'channelKind' | 'planId' | 'mode' | 'amount'
>;

/** What a change of dialogs does to the tally: nothing when no counted property has changed. `before` is null for a new dialog. */
export function tallyShifts(changes: readonly { before: Tallied | null; after: Tallied }[]): TallyRow[] {
  const rows = changes.flatMap(({ before, after }) => [
    ...(before ? [{ ...rowOf(before), count: -1, sum: -(before.amount ?? 0) }] : []),
    rowOf(after),
  ]);
  return addUp(rows);
}

/** One row for each kind; kinds of which nothing is left have none. */
export function addUp(rows: readonly TallyRow[]): TallyRow[] {
  const sums = new Map<string, TallyRow>();
  for (const row of rows) {
    const kind = kindOf(row);
    const known = sums.get(kind);
    sums.set(kind, known ? { ...known, count: known.count + row.count, sum: cents(known.sum + row.sum) } : row);
  }
  return [...sums.values()].filter(({ count, sum }) => count !== 0 || sum !== 0);
}

/** Sums of binary fractions drift; money has two digits. */
export const cents = (sum: number): number => Math.round(sum * 100) / 100;

export function kindOf({ pipelineId, stageId, assigneeId, managerIds, channelKind, planId, open }: TallyKey): string {
  return JSON.stringify([pipelineId, stageId, assigneeId, managerIds, channelKind, planId, open]);
}

function rowOf(dialog: Tallied): TallyRow {
  const { pipelineId, stageId, assigneeId, managerIds, channelKind, planId, mode, amount } = dialog;
  return {
    pipelineId,
    stageId,
    assigneeId,
    managerIds: [...managerIds].sort(),
    channelKind,
    planId,
    open: mode !== 'closed',
    count: 1,
    sum: amount ?? 0,
  };
}
