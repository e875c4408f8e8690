import { type AddressInfo, createServer, type Socket } from 'node:net';
import { answerBotApi, type WebhookCall } from './fake-bot-api.ts';
import { answerConnector } from './fake-connector.ts';
import { readHttp } from './read-http.ts';

export interface FakeChannel {
  port: number;
  close(): void;
}

export interface ChannelEvents {
  /** A bot has said something in a chat. */
  said(bot: string, chatId: number, text: string): void;
  /** A bot wants its updates there. */
  webhook(call: WebhookCall): void;
}

const NOTHING = Buffer.alloc(0);

/** What stands in for Telegram and for the Bot Framework's connector: it takes every reply at once. */
export async function openFakeChannel(events: ChannelEvents): Promise<FakeChannel> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    let received: Buffer = NOTHING;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      for (let message = readHttp(received); message; message = readHttp(received)) {
        received = message.rest;
        answer(socket, message.head, message.body.toString('utf8'), events);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: portOf(server.address()),
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function answer(socket: Socket, head: string, body: string, events: ChannelEvents): void {
  const path = head.split(' ', 2)[1] ?? '/';
  const content: unknown = body === '' ? {} : JSON.parse(body);
  const json = path.startsWith('/bot')
    ? answerBotApi(path, content, events)
    : answerConnector(path, content, events.said);
  const closes = /^connection: *close/im.test(head);
  socket.write(
    `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: ${closes ? 'close' : 'keep-alive'}\r\ncontent-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
  );
  if (closes) socket.end();
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The fake channel has no port.');
  return address.port;
}
