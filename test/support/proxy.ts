import { connect, createServer, type Server, type Socket } from 'node:net';

export interface TestProxy {
  port: number;
  /** Each piece takes this much longer, in each direction, ms. */
  latency(ms: number): void;
  /** Nothing comes through and nothing is told, as behind a cut cable; what was on its way comes when it is mended. */
  blackhole(isOn: boolean): void;
  /** Cuts all connections; new ones are taken. */
  reset(): void;
  close(): Promise<void>;
}

/** A TCP proxy on a free port of 127.0.0.1 that can misbehave. MongoDB behind it needs `directConnection=true`, else its driver goes round. */
export async function startProxy(to: { host: string; port: number }): Promise<TestProxy> {
  const open = new Set<Socket>();
  let delayMs = 0;
  let isOut = false;

  const server = createServer((client) => {
    const target = connect(to);
    for (const socket of [client, target]) {
      open.add(socket);
      if (isOut) socket.pause();
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.once('close', () => {
        open.delete(socket);
        client.destroy();
        target.destroy();
      });
    }
    carry(client, target);
    carry(target, client);
  });

  function carry(from: Socket, into: Socket): void {
    from.on('data', (piece) => {
      if (delayMs === 0) into.write(piece);
      else setTimeout(() => into.write(piece), delayMs);
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: portOf(server),
    latency(ms) {
      delayMs = ms;
    },
    blackhole(isOn) {
      isOut = isOn;
      for (const socket of open)
        if (isOn) socket.pause();
        else socket.resume();
    },
    reset() {
      for (const socket of open) socket.resetAndDestroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return address.port;
}
