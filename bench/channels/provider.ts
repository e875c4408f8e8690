import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Enforcer } from './enforcer.ts';

const Telegram = z.looseObject({ chat_id: z.coerce.string() });
const Cloud = z.looseObject({ to: z.string() });
const Meta = z.looseObject({ recipient: z.looseObject({ id: z.string() }) });
const AddressOf: z.ZodType<Pick<AddressInfo, 'port'>> = z.object({ port: z.number() });

type Protocol = 'telegram' | 'cloud' | 'meta';

/** A provider at home: takes what its door-keeper lets in, and refuses the rest with its own words and codes. */
export async function startProvider(protocol: Protocol, enforcer: Enforcer): Promise<{ root: string; close(): void }> {
  let ids = 0;
  const server = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await textOf(request));
    ids += 1;
    if (protocol === 'telegram') answerTelegram(body, ids, response);
    else answerMeta(body, ids, response);
  });

  function answerTelegram(body: unknown, id: number, response: ServerResponse): void {
    const { chat_id } = Telegram.parse(body);
    const result = { message_id: id, date: 1, chat: { id: 1, type: 'private' } };
    const description = 'Too Many Requests: retry after 1';
    if (enforcer.rule(chat_id) === 'taken') say(response, 200, { ok: true, result });
    else say(response, 429, { ok: false, error_code: 429, description, parameters: { retry_after: 1 } });
  }

  function answerMeta(body: unknown, id: number, response: ServerResponse): void {
    const chatId = protocol === 'cloud' ? Cloud.parse(body).to : Meta.parse(body).recipient.id;
    const ruling = enforcer.rule(chatId);
    const code = protocol === 'meta' ? 613 : ruling === 'chat_too_fast' ? 131_056 : 130_429;
    if (ruling === 'taken') say(response, 200, { messages: [{ id: `wamid.${id}` }], message_id: `m_${id}` });
    else say(response, 400, { error: { code, message: 'too fast' } });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    root: `http://127.0.0.1:${AddressOf.parse(server.address()).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8') || '{}';
}
