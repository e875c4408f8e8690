import { createServer, type RequestListener, type Server } from 'node:http';

/** Running requests get this long to end; open streams never would. */
const LAST_REQUESTS_MS = 1_000;

/**
 * Longer than a proxy keeps an idle connection (nginx: 60 s, load balancers the same). Whoever ends it first loses what the other has just
 * sent, and a proxy answers that by 502; of ours it would be the proxy's own doing.
 */
const KEPT_OPEN_MS = 75_000;

export interface Listening {
  port: number;
  /** New requests are refused, running ones get a moment, streams are cut. */
  close(): Promise<void>;
}

const WAY_OUT = 'Stop the other program, or choose another address by PORT and HOST.';

/** The address cannot be used; the message says what to do. */
class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Serves on the given address; rejects when it is taken or not ours. Port 0 takes any free one. */
export async function listen(app: RequestListener, { PORT, HOST }: { PORT: number; HOST: string }): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: KEPT_OPEN_MS }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new ListenError(`${HOST}:${PORT} cannot be used (${error.message}). ${WAY_OUT}`)),
    );
    server.listen(PORT, HOST, resolve);
  });
  return { port: portOf(server), close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
