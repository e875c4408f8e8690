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
  | 'looked'
  | 'tokens'
  | 'cost'
  | 'took'
  | 'trigger';

/** What a receipt needs in the reader's language. */
export interface ReceiptWords {
  intent(id: string): string;
  tool(name: string): string;
  /** Why a reply was held back, `unsupported: 300 ₽` or `deadline`. */
  rejected(reason: string): string;
  count(value: number): string;
  took(seconds: string, tries: number): string;
}

/** The receipt of a line as labelled rows, empty ones left out. */
export function receiptRows(receipt: Receipt, words: ReceiptWords): ReceiptRow[] {
  const { answer } = receipt;
  const rows: [ReceiptLabel, string | undefined][] = [
    ['flow', receipt.flow],
    ['step', receipt.step],
    ['intent', receipt.intent && withScore(words.intent(receipt.intent), receipt.score)],
    ['asks', receipt.asks?.join(', ')],
    ['proposes', receipt.proposes?.map(slotText).join('; ')],
    ['confirms', receipt.confirms && slotText(receipt.confirms)],
    ['passages', passagesText(receipt)],
    ['tools', answer?.calls ? undefined : receipt.tools?.map(words.tool).join(', ')],
    ['looked', answer?.calls?.map((call) => callText(call, words)).join('\n')],
    ['model', receipt.model],
    ['rejected', receipt.rejected && words.rejected(receipt.rejected)],
    ['tokens', answer?.tokens && tokensText(answer.tokens, words)],
    ['cost', answer?.cost === undefined ? undefined : costText(answer.cost)],
    ['took', answer?.ms === undefined ? undefined : words.took((answer.ms / 1000).toFixed(1), answer.tries ?? 1)],
    ['trigger', receipt.triggerId],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** `0.873` → `87 %`. */
export function percent(score: number): string {
  return `${Math.round(score * 100)}\u00A0%`;
}

/** A page with the day on which somebody last looked it over. */
function passagesText({ passages, answer }: Receipt): string | undefined {
  const dated = new Map(answer?.sources?.map(({ id, updated }) => [id, updated]));
  return passages?.map((id) => [id, dated.get(id)].filter(Boolean).join(' · ')).join('\n');
}

type Detail = NonNullable<Receipt['answer']>;

function callText({ name, args, digest }: NonNullable<Detail['calls']>[number], { tool }: ReceiptWords): string {
  return [tool(name), args === '{}' || args === '' ? '' : args, `#${digest}`].filter(Boolean).join(' ');
}

function tokensText({ prompt, completion, estimated }: NonNullable<Detail['tokens']>, { count }: ReceiptWords): string {
  return `${estimated ? '≈ ' : ''}${count(prompt)} + ${count(completion)}`;
}

/** Replies cost fractions of a cent: two digits that say something. */
export function costText(dollars: number): string {
  return `$${dollars === 0 || dollars >= 0.01 ? dollars.toFixed(2) : dollars.toPrecision(2)}`;
}

function withScore(title: string, score: number | undefined): string {
  return score === undefined ? title : `${title} · ${percent(score)}`;
}

function slotText({ date, time, staffId }: NonNullable<Receipt['confirms']>): string {
  return [`${date} ${time}`, staffId].filter(Boolean).join(', ');
}
