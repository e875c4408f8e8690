import { connect, type Socket } from 'node:net';
import { readHttp } from './read-http.ts';

export interface HttpClient {
  /** Posts, and tells the status; 0 when the connection broke. One at a time. */
  post(path: string, headers: string, body: string, answered: (status: number) => void): void;
  close(): void;
}

/** Node's servers close what was silent for 5 s; a socket near that is not used again. */
const STALE_MS = 3_000;
const NOTHING = Buffer.alloc(0);

/** One kept connection to this machine. A raw socket, since an HTTP client would cost more than what is measured. */
export function createHttpClient(port: number): HttpClient {
  let socket: Socket | null = null;
  let usedAt = 0;
  let answered: ((status: number) => void) | null = null;

  function settle(status: number): void {
    const tell = answered;
    answered = null;
    usedAt = performance.now();
    tell?.(status);
  }

  function open(): Socket {
    const opened = connect({ port, host: '127.0.0.1', noDelay: true });
    let received: Buffer = NOTHING;
    opened.on('data', (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const message = readHttp(received);
      if (!message) return;
      received = message.rest;
      settle(Number(message.head.slice(9, 12)));
    });
    // The close that follows tells it.
    opened.on('error', () => undefined);
    opened.on('close', () => {
      if (socket !== opened) return;
      socket = null;
      settle(0);
    });
    return opened;
  }

  function close(): void {
    const old = socket;
    socket = null;
    old?.destroy();
  }

  return {
    post(path, headers, body, tell) {
      if (performance.now() - usedAt > STALE_MS) close();
      answered = tell;
      socket ??= open();
      const length = Buffer.byteLength(body);
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n${headers}content-length: ${length}\r\n\r\n${body}`,
      );
    },
    close,
  };
}
