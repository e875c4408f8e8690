import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { DEFAULT_RESPONDER } from '../../domain/responder/responder-settings.ts';
import type { Question } from '../../engine/ports.ts';
import type { Passage } from '../retrieval/passage.ts';
import { trimHistory } from './history.ts';
import { rulesFor } from './rules.ts';

/**
 * The messages of one question. Everything a person wrote, and every page, goes in as a JSON value, which it can't break out
 * of; the rules say that such values are data. `mask` takes personal data out of what leaves the machine.
 */
export function buildPrompt(
  question: Question,
  passages: readonly Passage[],
  mask: (text: string) => string,
): ChatCompletionMessageParam[] {
  const settings = question.settings ?? DEFAULT_RESPONDER;
  const { kept, summary } = trimHistory(question.history, settings.historyTurns);
  const known = [...(question.known ?? []), ...summary].map(mask);
  return [
    { role: 'system', content: rulesFor(question, settings) },
    ...kept.map(({ author, text }): ChatCompletionMessageParam => {
      if (author === 'customer') return { role: 'user', content: JSON.stringify({ customer: mask(text) }) };
      return { role: 'assistant', content: mask(text) };
    }),
    {
      role: 'user',
      content: JSON.stringify({
        passages: passages.map(({ id, heading, text, updated }) => ({ id, heading, text, updated })),
        ...(known.length > 0 && { known }),
        customer: mask(question.text),
      }),
    },
  ];
}
