import { z } from 'zod';

export interface ToolCall {
  id: string;
  name: string;
  arguments: string;
}
export interface Tokens {
  prompt: number;
  completion: number;
  /** The provider has not told; this is our own count. */
  estimated?: true;
}
/** `tokens`: as the provider counts, null when it does not tell. */
export type Completion =
  | { kind: 'text'; content: string; tokens: Tokens | null }
  | { kind: 'tools'; calls: ToolCall[]; tokens: Tokens | null }
  | { kind: 'failed'; reason: string; tokens: Tokens | null; again?: true };

const Count = z.number().int().nonnegative();
export const Usage = z.object({ prompt_tokens: Count, completion_tokens: Count }).nullish().catch(null);

/** What an honest provider sends; `choices: []` is seen, too. */
const Body = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z
            .array(z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) }))
            .nullish(),
        }),
      }),
    )
    .min(1),
  usage: Usage,
});

/** Reads an answer that came in one piece. */
export function readBody(text: string): Completion {
  if (/^\s*</.test(text)) return { kind: 'failed', reason: 'not a completion', tokens: null };
  const json = parsed(text);
  if (json === undefined) return { kind: 'failed', reason: 'broken JSON', tokens: null };
  const body = Body.safeParse(json);
  const choice = body.data?.choices[0];
  if (!choice) return { kind: 'failed', reason: 'not a completion', tokens: null };
  const { finish_reason: finish, message } = choice;
  return completionOf({
    content: message.content ?? '',
    refused: Boolean(message.refusal),
    calls: (message.tool_calls ?? []).map(({ id, function: called }) => ({ id, ...called })),
    finish: finish ?? null,
    tokens: tokensOf(body.data?.usage),
  });
}

export interface Finished {
  content: string;
  refused: boolean;
  calls: ToolCall[];
  finish: string | null;
  tokens: Tokens | null;
}

/** A reply cut by length or broken off looks whole; only the finish tells. */
export function completionOf({ content, refused, calls, finish, tokens }: Finished): Completion {
  if (refused) return { kind: 'failed', reason: 'refused', tokens };
  if (finish !== 'stop' && finish !== 'tool_calls')
    return { kind: 'failed', reason: `finish ${finish ?? 'missing'}`, tokens };
  if (calls.length > 0) return { kind: 'tools', calls, tokens };
  if (!content.trim()) return { kind: 'failed', reason: 'empty', tokens };
  return { kind: 'text', content, tokens };
}

export const tokensOf = (usage: z.infer<typeof Usage>): Tokens | null =>
  usage ? { prompt: usage.prompt_tokens, completion: usage.completion_tokens } : null;

/** Undefined for what is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
