import { z } from 'zod';
import { plainText } from '../retrieval/plain-text.ts';
import type { AnswerForm } from './complete.ts';

const Reply = z.object({
  answer: z.string(),
  sources: z.array(z.string()).catch([]),
  handoff: z.boolean().catch(false),
  unsure: z.boolean().catch(false),
});
/** `written`: the answer before marks were taken out of it. */
export type Reply = z.infer<typeof Reply> & { written: string };
export type ReadReply = { kind: 'reply'; reply: Reply } | { kind: 'broken'; reason: string };

/** What a messenger shows without a fold and a customer still reads. */
export const MAX_ANSWER_CHARS = 1500;

/** The form that GPT is asked for. A reply of 1500 characters in Russian is some 600 tokens, and the JSON around it few. */
export const REPLY_FORM: AnswerForm = {
  mostTokens: 1000,
  format: {
    type: 'json_schema',
    json_schema: {
      name: 'reply',
      strict: true,
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['answer', 'sources', 'handoff', 'unsure'],
        properties: {
          answer: { type: 'string', description: 'What the customer reads; empty when unsure or handoff' },
          sources: { type: 'array', items: { type: 'string' }, description: 'ids of the passages used' },
          handoff: { type: 'boolean', description: 'the customer wants a person' },
          unsure: { type: 'boolean', description: 'passages and tools do not hold the answer' },
        },
      },
    },
  },
};

/** Reads a reply in the form asked for, in a code fence, or as bare text from a provider that knows no forms. */
export function readReply(content: string): ReadReply {
  const text = content.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1');
  if (/^<(?:!doctype|html|\?xml)/i.test(text)) return { kind: 'broken', reason: 'HTML' };
  const looksLikeJson = text.startsWith('{') || text.includes('"answer"');
  const parsed = looksLikeJson ? fromJson(text) : { answer: text, sources: [], handoff: false, unsure: false };
  if (!parsed) return { kind: 'broken', reason: 'broken JSON' };

  // Taking marks out is no work for 100 kB; no honest answer loses half of itself by it.
  const answer = parsed.answer.length > 2 * MAX_ANSWER_CHARS ? parsed.answer : plainText(parsed.answer);
  if (answer.length > MAX_ANSWER_CHARS) return { kind: 'broken', reason: 'too long' };
  if (answer === '' && !parsed.handoff && !parsed.unsure) return { kind: 'broken', reason: 'empty' };
  return { kind: 'reply', reply: { ...parsed, answer, written: parsed.answer } };
}

function fromJson(text: string): z.infer<typeof Reply> | null {
  try {
    return Reply.safeParse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))).data ?? null;
  } catch {
    return null;
  }
}
