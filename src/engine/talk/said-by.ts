import type { Flow } from '../../domain/flow/flow.ts';
import type { Said } from '../../domain/flow/walk.ts';
import { inLocale, type Locale, type Localized } from '../../domain/localized.ts';
import { AnswerDetail } from '../../domain/responder/answer-receipt.ts';
import type { AnswerReceipt, Recalled } from '../ports.ts';

/** One of a flow's own texts that is no step. */
export const saidBy = (flow: Flow, step: string, text: Localized, { locale }: { locale: Locale }): Said => ({
  content: { text: inLocale(text, locale) },
  receipt: { because: 'flow', flow: flow.id, step },
});

/** What is said instead of an answer; what was tried for one, and what it has cost, is told beside it. */
export const asFallback = (said: Said, tried: AnswerReceipt): Said => ({
  ...said,
  receipt: { ...said.receipt, ...(tried.tokens && triedFor(tried)), because: 'fallback' },
});

/** Why the responder has said it. */
export function responderReceipt({ receipt }: Recalled): Said['receipt'] {
  return {
    because: 'responder',
    passages: receipt.passages,
    ...triedFor(receipt),
  };
}

const triedFor = (receipt: AnswerReceipt) => ({
  tools: receipt.tools,
  ...(receipt.model ? { model: receipt.model } : {}),
  ...(receipt.rejected ? { rejected: receipt.rejected } : {}),
  answer: AnswerDetail.parse(receipt),
});
