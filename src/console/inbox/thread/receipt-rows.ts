import type { Receipt } from '../../../domain/message.ts';

export type ReceiptRow = { label: ReceiptLabel; value: string };
export type ReceiptLabel =
  | 'flow'
  | 'step'
  | 'intent'
  | 'asks'
  | 'proposes'
  | 'confirms'
  | 'passages'
  | 'tools'
  | 'model'
  | 'rejected'
  | 'trigger';

/** The receipt of a line as labelled rows, empty ones left out. `titleOf` puts an intent into words. */
export function receiptRows(receipt: Receipt, titleOf: (intent: string) => string): ReceiptRow[] {
  const rows: [ReceiptLabel, string | undefined][] = [
    ['flow', receipt.flow],
    ['step', receipt.step],
    ['intent', receipt.intent && withScore(titleOf(receipt.intent), receipt.score)],
    ['asks', receipt.asks?.join(', ')],
    ['proposes', receipt.proposes?.map(slotText).join('; ')],
    ['confirms', receipt.confirms && slotText(receipt.confirms)],
    ['passages', receipt.passages?.join('\n')],
    ['tools', receipt.tools?.join(', ')],
    ['model', receipt.model],
    ['rejected', receipt.rejected],
    ['trigger', receipt.triggerId],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** `0.873` → `87 %`. */
export function percent(score: number): string {
  return `${Math.round(score * 100)}\u00A0%`;
}

function withScore(title: string, score: number | undefined): string {
  return score === undefined ? title : `${title} · ${percent(score)}`;
}

function slotText({ date, time, staffId }: NonNullable<Receipt['confirms']>): string {
  return [`${date} ${time}`, staffId].filter(Boolean).join(', ');
}
