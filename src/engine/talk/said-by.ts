import type { Flow } from '../../domain/flow/flow.ts';
import type { Said } from '../../domain/flow/walk.ts';
import { inLocale, type Locale, type Localized } from '../../domain/localized.ts';
import type { Recalled } from '../ports.ts';

/** One of a flow's own texts that is no step. */
export const saidBy = (flow: Flow, step: string, text: Localized, { locale }: { locale: Locale }): Said => ({
  content: { text: inLocale(text, locale) },
  receipt: { because: 'flow', flow: flow.id, step },
});

export const asFallback = (said: Said): Said => ({ ...said, receipt: { ...said.receipt, because: 'fallback' } });

/** Why the responder has said it. */
export function responderReceipt({ receipt }: Recalled): Said['receipt'] {
  return {
    because: 'responder',
    passages: receipt.passages,
    tools: receipt.tools,
    ...(receipt.model ? { model: receipt.model } : {}),
    ...(receipt.rejected ? { rejected: receipt.rejected } : {}),
  };
}
