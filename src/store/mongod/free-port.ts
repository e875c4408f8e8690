import { createServer } from 'node:net';

/** `preferred` if nobody listens on it at 127.0.0.1, else a free port chosen by the system. */
export async function findFreePort(preferred: number | null): Promise<number> {
  if (preferred !== null && (await tryListen(preferred)) !== null) return preferred;
  const port = await tryListen(0);
  if (port === null) throw new Error('The system has no free TCP port at 127.0.0.1');
  return port;
}

function tryListen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : null));
    });
  });
}
