import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
  ChatCompletionTool,
} from 'openai/resources/chat/completions';
import type { ResponseFormatJSONSchema } from 'openai/resources/shared';
import { z } from 'zod';
import type { Deadline } from './deadline.ts';
import { pauseBefore, reasonOf } from './failures.ts';

export interface GptSettings {
  apiKey: string;
  /** Any OpenAI-compatible address; OpenAI's own without it. */
  baseUrl?: string;
  model: string;
  /** For the whole answer: tries, tools and bodies together. 12 s without it. */
  deadlineMs?: number;
}

/** The form that an answer must have, as the API wants it, and how long it may be. */
export interface AnswerForm {
  format: ResponseFormatJSONSchema;
  mostTokens: number;
}

export interface ToolCall {
  id: string;
  name: string;
  arguments: string;
}
export interface Tokens {
  prompt: number;
  completion: number;
}
export type Completion =
  | { kind: 'text'; content: string; tokens: Tokens }
  | { kind: 'tools'; calls: ToolCall[]; tokens: Tokens }
  | { kind: 'failed'; reason: string; tokens: Tokens };

export type Complete = (
  messages: ChatCompletionMessageParam[],
  tools: ChatCompletionTool[],
  deadline: Deadline,
) => Promise<Completion>;

/** OpenAI's own address. */
export const OPENAI = 'https://api.openai.com/v1';

/** One model, asked by tries of our own: the SDK's would sleep a Retry-After of an hour and stop at no deadline. */
export function createCompletion(settings: GptSettings, clock: { now(): Date }, form: AnswerForm): Complete {
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl ?? OPENAI,
    // Else the SDK reads them from the environment, which only the configuration may do.
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
  });
  // Some providers refuse response_format; that is learnt once and the prompt alone asks for JSON from then on.
  let structured = true;

  return async (messages, tools, deadline) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const body = requestBody(settings.model, messages, tools, structured ? form : { mostTokens: form.mostTokens });
        const answer: unknown = await client.chat.completions.create(body, {
          signal: deadline.signal,
          timeout: Math.max(1, Math.ceil(deadline.left())),
        });
        return readCompletion(answer);
      } catch (error) {
        if (structured && refusesFormat(error)) {
          structured = false;
          continue;
        }
        const pause = pauseBefore(attempt, error, clock.now());
        if (pause === null || pause >= deadline.left())
          return { kind: 'failed', reason: reasonOf(error), tokens: NONE };
        await sleep(pause, undefined, { signal: deadline.signal });
      }
    }
  };
}

function requestBody(
  model: string,
  messages: ChatCompletionMessageParam[],
  tools: ChatCompletionTool[],
  { format, mostTokens }: Partial<Pick<AnswerForm, 'format'>> & Pick<AnswerForm, 'mostTokens'>,
): ChatCompletionCreateParamsNonStreaming {
  const limits = format ? { response_format: format, max_completion_tokens: mostTokens } : { max_tokens: mostTokens };
  // An empty list of tools is refused.
  return { model, messages, ...(tools.length > 0 && { tools }), stream: false, ...limits };
}

const Count = z.number().int().nonnegative();
/** What an honest provider sends; a page of HTML comes from the SDK as a string, and `choices: []` passes it. */
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
  usage: z.object({ prompt_tokens: Count, completion_tokens: Count }).nullish().catch(null),
});
const NONE: Tokens = { prompt: 0, completion: 0 };

function readCompletion(answer: unknown): Completion {
  const body = Body.safeParse(answer);
  const choice = body.data?.choices[0];
  if (!choice) return { kind: 'failed', reason: 'not a completion', tokens: NONE };
  const usage = body.data?.usage;
  const tokens = usage ? { prompt: usage.prompt_tokens, completion: usage.completion_tokens } : NONE;
  const { finish_reason: finish, message } = choice;

  if (message.refusal) return { kind: 'failed', reason: 'refused', tokens };
  // A reply cut by length or broken off looks whole; only the finish tells.
  if (finish !== 'stop' && finish !== 'tool_calls')
    return { kind: 'failed', reason: `finish ${finish ?? 'missing'}`, tokens };
  if (message.tool_calls?.length) {
    const calls = message.tool_calls.map(({ id, function: called }) => ({ id, ...called }));
    return { kind: 'tools', calls, tokens };
  }
  if (!message.content?.trim()) return { kind: 'failed', reason: 'empty', tokens };
  return { kind: 'text', content: message.content, tokens };
}

const refusesFormat = (error: unknown): boolean =>
  error instanceof OpenAI.APIError &&
  (error.status === 400 || error.status === 422) &&
  /response_format|json_schema|max_completion_tokens/.test(error.message);
