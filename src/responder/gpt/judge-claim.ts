import { z } from 'zod';
import type { Claim } from '../../domain/conversion/judge-verdict.ts';
import type { AnswerForm } from './complete.ts';

const LONGEST_QUOTE = 600;
const LONGEST_REASON = 400;

const Answer = z.object({
  verdict: z.union([z.literal(0), z.literal(1)]),
  quote: z.string().max(LONGEST_QUOTE),
  reason: z.string().trim().min(1),
});

/** The form that GPT is asked for. A quote and a sentence in Russian are some 200 tokens. */
export const JUDGE_FORM: AnswerForm = {
  mostTokens: 400,
  format: {
    type: 'json_schema',
    json_schema: {
      name: 'judgement',
      strict: true,
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['quote', 'reason', 'verdict'],
        // In this order: what is found comes before what follows from it.
        properties: {
          quote: { type: 'string', description: 'word for word from one line of the dialog' },
          reason: { type: 'string', description: 'one short sentence for the owner' },
          verdict: { type: 'integer', enum: [0, 1] },
        },
      },
    },
  },
};

/** Reads an answer in the form asked for, also in a code fence; null for anything else. Nothing is guessed. */
export function readClaim(content: string): Claim | null {
  const text = content.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1');
  try {
    const read = Answer.safeParse(JSON.parse(text)).data;
    return read ? { ...read, reason: read.reason.slice(0, LONGEST_REASON) } : null;
  } catch {
    return null;
  }
}
