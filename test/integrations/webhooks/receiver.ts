import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { jest } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { createPatientServer } from '../../support/patient-server.ts';

export interface Hit {
  id: string;
  timestamp: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Another system: a real HTTP server that notes what comes and answers what it is told to. */
export interface Receiver {
  url: string;
  port: number;
  hits: Hit[];
  /** Called per request; answers 200 until set otherwise. */
  answer: (response: ServerResponse, hit: Hit) => void;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const hits: Hit[] = [];
  const server = createPatientServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers } = request;
      const hit = {
        id: String(headers['webhook-id']),
        timestamp: Number(headers['webhook-timestamp']),
        headers,
        body: Buffer.concat(chunks).toString(),
      };
      hits.push(hit);
      receiver.answer(response, hit);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    hits,
    answer: (response) => void response.end('ok'),
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}

/** What a receiver by the published library makes of a request that came at this moment; throws when it does not trust it. */
export function verify(secret: string, { body, headers }: Pick<Hit, 'body' | 'headers'>, at: Date): unknown {
  const realTime = jest.spyOn(Date, 'now').mockReturnValue(at.getTime());
  try {
    const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    return new Webhook(secret).verify(body, texts);
  } finally {
    realTime.mockRestore();
  }
}
