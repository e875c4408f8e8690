import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createPatientServer } from './patient-server.ts';

/** What the provider does with one request. */
export type Behaviour =
  | { kind: 'reply'; answer: string; sources?: string[]; handoff?: boolean; unsure?: boolean; pauseMs?: number }
  | { kind: 'text'; content: string; finish?: string | null; usage?: false }
  | { kind: 'tools'; calls: { name: string; arguments: string }[] }
  | { kind: 'refusal' }
  | { kind: 'status'; status: number; headers?: Record<string, string>; error?: { message: string; code?: string } }
  /** 200 with any body, as it is. */
  | { kind: 'raw'; body: string; type?: string }
  /** Takes the request and never says a word. */
  | { kind: 'hang' }
  /** The headers of a stream and the first words of an answer, then nothing, with the connection open. */
  | { kind: 'stallStream' }
  /** The same, then the connection is cut; or it ends in order, but before its finish. */
  | { kind: 'cutStream' }
  | { kind: 'endStream' }
  /** A stream that never stops. */
  | { kind: 'endlessStream' }
  /** Headers and the first half of a body, then nothing, with the connection open. */
  | { kind: 'stall' }
  /** The same, then the connection is cut. */
  | { kind: 'cut' };

const Request = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string().nullable() }).loose()),
  tools: z.array(z.object({ function: z.object({ name: z.string() }).loose() }).loose()).default([]),
  response_format: z.unknown().optional(),
  stream: z.boolean().default(false),
  stream_options: z.unknown().optional(),
});
export type FakeRequest = z.infer<typeof Request>;

export interface FakeOpenai {
  url: string;
  requests: FakeRequest[];
  /** Forms with voice notes as they came, a character for each byte. */
  heard: string[];
  /** The behaviours of the next requests, the last one for good. Forgets earlier requests. */
  play(...behaviours: Behaviour[]): void;
  stop(): Promise<void>;
}

/** An OpenAI-compatible provider on a free local port, which does as it is told. */
export async function startFakeOpenai(): Promise<FakeOpenai> {
  const requests: FakeRequest[] = [];
  const heard: string[] = [];
  let script: Behaviour[] = [{ kind: 'status', status: 500 }];

  const server = createPatientServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(Buffer.from(piece));
    const body = Buffer.concat(pieces);
    if (request.url?.endsWith('/audio/transcriptions')) heard.push(body.toString('latin1'));
    else requests.push(Request.parse(JSON.parse(body.toString())));
    const streams = !request.url?.endsWith('/audio/transcriptions') && requests.at(-1)?.stream === true;
    const behaviour = script[Math.min(requests.length + heard.length, script.length) - 1];
    if (behaviour) behave(behaviour, response, streams);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${portOf(server.address())}/v1`,
    requests,
    heard,
    play(...behaviours) {
      requests.length = 0;
      heard.length = 0;
      script = behaviours;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function behave(behaviour: Behaviour, response: ServerResponse, streams: boolean): void {
  const complete = streams ? stream : completeAtOnce;
  switch (behaviour.kind) {
    case 'reply': {
      const { answer, sources = [], handoff = false, unsure = false } = behaviour;
      const told = { content: JSON.stringify({ answer, sources, handoff, unsure }) };
      complete(response, told, 'stop', { pauseMs: behaviour.pauseMs ?? 0 });
      break;
    }
    case 'text':
      complete(response, { content: behaviour.content }, behaviour.finish === undefined ? 'stop' : behaviour.finish, {
        usage: behaviour.usage ?? true,
      });
      break;
    case 'tools':
      complete(
        response,
        {
          content: null,
          tool_calls: behaviour.calls.map((call, index) => ({ id: `call_${index}`, type: 'function', function: call })),
        },
        'tool_calls',
      );
      break;
    case 'refusal':
      complete(response, { content: null, refusal: 'I cannot help with that.' });
      break;
    case 'status':
      send(response, JSON.stringify({ error: behaviour.error ?? { message: 'no' } }), {
        status: behaviour.status,
        headers: behaviour.headers ?? {},
      });
      break;
    case 'raw':
      send(response, behaviour.body, { headers: { 'content-type': behaviour.type ?? 'application/json' } });
      break;
    case 'hang':
      break;
    case 'stallStream':
    case 'cutStream':
    case 'endStream':
    case 'endlessStream':
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of ['{"answer":"Да, ', 'парковка есть"']) response.write(eventOf({ content: piece }));
      if (behaviour.kind === 'cutStream') setImmediate(() => response.destroy());
      if (behaviour.kind === 'endStream') response.end();
      if (behaviour.kind === 'endlessStream') flood(response);
      break;
    case 'stall':
    case 'cut': {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"id":"x","choices":[{"message":{"content":"{');
      if (behaviour.kind === 'cut') setImmediate(() => response.destroy());
    }
  }
}

interface Message {
  content: string | null;
  refusal?: string;
  tool_calls?: { id: string; type: string; function: { name: string; arguments: string } }[];
}
interface Manner {
  pauseMs?: number;
  usage?: boolean;
}

/** As a stream: words and arguments in pieces, then the finish, then what it has cost. */
function stream(
  response: ServerResponse,
  message: Message,
  finish: string | null = 'stop',
  { pauseMs = 0, usage = true }: Manner = {},
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const events = [
    ...piecesOf(message.content ?? '').map((content) => eventOf({ content })),
    ...(message.refusal ? [eventOf({ refusal: message.refusal })] : []),
    ...(message.tool_calls ?? []).flatMap(({ id, function: { name, arguments: args } }, index) => [
      eventOf({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }),
      ...piecesOf(args).map((piece) => eventOf({ tool_calls: [{ index, function: { arguments: piece } }] })),
    ]),
    ...(finish === null ? [] : [eventOf({}, finish)]),
    ...(usage ? [`data: ${JSON.stringify({ choices: [], usage: USAGE })}\n\n`] : []),
    'data: [DONE]\n\n',
  ];
  if (pauseMs === 0) {
    for (const event of events) response.write(event);
    response.end();
    return;
  }
  const next = (): void => {
    const event = events.shift();
    if (event === undefined || response.destroyed) response.end();
    else response.write(event, () => setTimeout(next, pauseMs));
  };
  next();
}

const USAGE = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };
const eventOf = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
/** Cut in the middle of words and of JSON, as tokens are. */
const piecesOf = (text: string): string[] => text.match(/[\s\S]{1,7}/gu) ?? [];

function flood(response: ServerResponse): void {
  const more = (): void => {
    if (!response.destroyed) response.write(eventOf({ content: 'да '.repeat(500) }), () => setImmediate(more));
  };
  more();
}

function completeAtOnce(
  response: ServerResponse,
  message: Message,
  finish: string | null = 'stop',
  { usage = true }: Manner = {},
): void {
  send(
    response,
    JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model: 'fake',
      choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
      ...(usage && { usage: USAGE }),
    }),
    {},
  );
}

function send(
  response: ServerResponse,
  body: string,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> },
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address ? address.port : 0;
