import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import type {
  ChatCompletionCreateParams,
  ChatCompletionMessageParam,
  ChatCompletionTool,
} from 'openai/resources/chat/completions';
import type { ResponseFormatJSONSchema } from 'openai/resources/shared';
import { aboutTokens } from '../../domain/responder/about-tokens.ts';
import { piecesOf } from './body.ts';
import { type Completion, readBody, type Tokens } from './completion.ts';
import type { Deadline } from './deadline.ts';
import { Cut, pauseBefore, reasonOf } from './failures.ts';
import { readStream } from './read-stream.ts';

export interface GptSettings {
  apiKey: string;
  /** Any OpenAI-compatible address; OpenAI's own without it. */
  baseUrl?: string;
  model: string;
  /** For the whole answer: tries, tools and bodies together. 12 s without it. */
  deadlineMs?: number;
  /** Longest pause in the middle of a body. 4 s without it. */
  idleMs?: number;
  /** Before the second try, twice as long before the third. A quarter of a second without it. */
  pauseMs?: number;
}

/** The form that an answer must have, as the API wants it, and how long it may be. */
export interface AnswerForm {
  format: ResponseFormatJSONSchema;
  mostTokens: number;
}

export type Complete = (
  messages: ChatCompletionMessageParam[],
  tools: ChatCompletionTool[],
  deadline: Deadline,
  meter?: Meter,
) => Promise<Completed>;

/** With what it has cost in all, tries that failed included. */
export type Completed = Completion & { tokens: Tokens };

/** Asked before each request and told after it. */
export interface Meter {
  /** Null when so many tokens may be spent, of which the question itself is `prompt`; else why not. */
  reserve(most: number, prompt: number): Promise<string | null>;
  settle(reserved: number, spent: Tokens): Promise<void>;
}

/** OpenAI's own address. */
export const OPENAI = 'https://api.openai.com/v1';
/** A model that writes makes a token in far less. */
const IDLE_MS = 4_000;

/**
 * One model, asked by tries of our own: the SDK's would sleep a Retry-After of an hour and stop at no deadline, and its time-out ends at
 * the headers. What the provider will not take (a form, a stream) is learnt once and left out from then on.
 */
export function createCompletion(
  settings: GptSettings,
  clock: { now(): Date },
  form: AnswerForm,
  { stream = false }: { stream?: boolean } = {},
): Complete {
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl ?? OPENAI,
    // Else the SDK reads them from the environment, which only the configuration may do.
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
  });
  const ways: Ways = { structured: true, stream: stream ? 'usage' : 'off' };

  async function askOnce(request: Request, deadline: Deadline, told: (chars: number) => void): Promise<Completion> {
    const response = await client.chat.completions
      .create(requestBody(settings.model, request, form, ways), {
        signal: deadline.signal,
        timeout: Math.max(1, Math.ceil(deadline.left())),
      })
      .asResponse();
    told(0);
    const pieces = piecesOf(response, { idleMs: settings.idleMs ?? IDLE_MS, signal: deadline.signal });
    if (response.headers.get('content-type')?.includes('event-stream')) return readStream(pieces, told);
    let text = '';
    for await (const piece of pieces) text += piece;
    return /^\s*data:/.test(text) ? readStream(once(text), told) : readBody(text);
  }

  return async (messages, tools, deadline, meter) => {
    const prompt = aboutTokens(JSON.stringify([messages, tools]));
    const most = prompt + form.mostTokens;
    const spent: Tokens = { prompt: 0, completion: 0 };
    for (let attempt = 1; ; ) {
      const refusal = await meter?.reserve(most, prompt);
      if (refusal) return { kind: 'failed', reason: refusal, tokens: spent };
      const tried = await tryOnce({ messages, tools }, deadline);
      const cost = costOf(tried, prompt, meter !== undefined);
      add(spent, cost);
      await meter?.settle(most, cost);
      if (tried.kind === 'read' && !isCut(tried.completion)) return { ...tried.completion, tokens: spent };
      if (tried.kind === 'thrown' && learn(ways, tried.error)) continue;

      const error = tried.kind === 'thrown' ? tried.error : new Cut();
      const pause = pauseBefore(attempt, error, clock.now(), settings.pauseMs);
      if (pause === null || pause >= deadline.left()) {
        const reason = tried.kind === 'read' && isCut(tried.completion) ? tried.completion.reason : reasonOf(error);
        return { kind: 'failed', reason, tokens: spent };
      }
      await sleep(pause, undefined, { signal: deadline.signal });
      attempt += 1;
    }
  };

  async function tryOnce(request: Request, deadline: Deadline): Promise<Tried> {
    // Until the headers have come, nobody has read the question.
    let heard: number | null = null;
    try {
      const completion = await askOnce(request, deadline, (chars) => {
        heard = chars;
      });
      return { kind: 'read', completion, heard };
    } catch (error) {
      return { kind: 'thrown', error, heard: deadline.signal.aborted ? (heard ?? 0) : heard };
    }
  }
}

type Tried = { heard: number | null } & ({ kind: 'read'; completion: Completion } | { kind: 'thrown'; error: unknown });

type CutCompletion = Extract<Completion, { kind: 'failed' }>;
const isCut = (completion: Completion): completion is CutCompletion =>
  completion.kind === 'failed' && completion.again === true;

/** What a request has cost: as the provider says, else by our own count where one is kept; a request that was refused costs nothing. */
function costOf(tried: Tried, prompt: number, counted: boolean): Tokens {
  const told = tried.kind === 'read' ? tried.completion.tokens : null;
  if (told) return told;
  const isFree = tried.heard === null || (tried.kind === 'read' && isNobodys(tried.completion));
  if (!counted || isFree) return { prompt: 0, completion: 0 };
  const written = tried.kind === 'read' && tried.completion.kind === 'text' ? aboutTokens(tried.completion.content) : 0;
  return { prompt, completion: Math.max(written, Math.ceil((tried.heard ?? 0) / EVENT_CHARS)), estimated: true };
}
/** A page of HTML, a body of another kind: no model has answered. */
const isNobodys = (completion: Completion): boolean =>
  completion.kind === 'failed' && completion.reason === 'not a completion';
/** Each token comes in an event of about so many characters. */
const EVENT_CHARS = 100;

function add(sum: Tokens, more: Tokens): void {
  sum.prompt += more.prompt;
  sum.completion += more.completion;
  if (more.estimated) sum.estimated = true;
}

interface Request {
  messages: ChatCompletionMessageParam[];
  tools: ChatCompletionTool[];
}

/** What this provider is known to take. */
interface Ways {
  structured: boolean;
  /** `usage`: as a stream that ends with what it has cost; `plain`: as one that does not; `off`: in one piece. */
  stream: 'usage' | 'plain' | 'off';
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** Whether the provider has refused a way of asking, which is left out from now on. */
function learn(ways: Ways, error: unknown): boolean {
  if (!(error instanceof OpenAI.APIError) || (error.status !== 400 && error.status !== 422)) return false;
  if (ways.stream === 'usage' && /stream_options|include_usage/.test(error.message)) ways.stream = 'plain';
  else if (ways.stream !== 'off' && /stream/.test(error.message)) ways.stream = 'off';
  else if (ways.structured && /response_format|json_schema|max_completion_tokens/.test(error.message))
    ways.structured = false;
  else return false;
  return true;
}

function requestBody(
  model: string,
  { messages, tools }: Request,
  { format, mostTokens }: AnswerForm,
  { structured, stream }: Ways,
): ChatCompletionCreateParams {
  const limits = structured
    ? { response_format: format, max_completion_tokens: mostTokens }
    : { max_tokens: mostTokens };
  // An empty list of tools is refused.
  const asked = { model, messages, ...(tools.length > 0 && { tools }), ...limits };
  if (stream === 'off') return { ...asked, stream: false };
  return { ...asked, stream: true, ...(stream === 'usage' && { stream_options: { include_usage: true } }) };
}
