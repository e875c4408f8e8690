import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a method may misbehave: an error answer, no answer at all, a cut connection, a proxy's page instead of JSON. */
export type Fault =
  | { status: number; description: string; parameters?: { retry_after?: number } }
  | 'hang'
  | 'reset'
  | 'html';

export function misbehave(response: ServerResponse, fault: Fault): void {
  if (fault === 'hang') return;
  if (fault === 'reset') response.socket?.destroy();
  else if (fault === 'html')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in to the Wi-Fi</html>');
  else refuse(response, fault.status, fault.description, fault.parameters);
}

export function succeed(response: ServerResponse, result: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
}

export function refuse(response: ServerResponse, status: number, description: string, parameters?: object): void {
  const body = JSON.stringify({ ok: false, error_code: status, description, ...(parameters && { parameters }) });
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The fake has no port');
  return address.port;
}
