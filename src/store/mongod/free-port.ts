import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems lend to outgoing connections (Linux from 32768, others from 49152): those may take a port while its owner restarts. */
const LOWEST = 21_000;
const HIGHEST = 30_000;
const TRIES = 20;

/** `preferred` if nobody listens on it at 127.0.0.1, else a free port which no outgoing connection takes; any free one at worst. */
export async function findFreePort(preferred: number | null): Promise<number> {
  const wished = preferred === null ? [] : [preferred];
  for (const port of [...wished, ...Array.from({ length: TRIES }, () => randomInt(LOWEST, HIGHEST)), 0]) {
    const free = await tryListen(port);
    if (free !== null) return free;
  }
  throw new Error('The system has no free TCP port at 127.0.0.1');
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
