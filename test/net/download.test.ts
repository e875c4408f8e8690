import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { download } from '../../src/net/download.ts';
import { createPatientServer } from '../support/patient-server.ts';

const AddressOf: z.ZodType<Pick<AddressInfo, 'port'>> = z.object({ port: z.number() });

describe('Fetching from an address that somebody else has told', () => {
  let server: Server;
  let origin = '';
  const asked: string[] = [];
  beforeAll(async () => {
    server = createPatientServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/file') response.writeHead(200, { 'content-type': 'image/png; x=1' }).end('12345');
      // Without a length: it is known only while it comes.
      else if (request.url === '/long') response.writeHead(200).write('123456789', () => response.end());
      else if (request.url === '/moved') response.writeHead(302, { location: '/file' }).end();
      else if (request.url === '/inward') response.writeHead(302, { location: 'http://10.0.0.1/secret' }).end();
      else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
      else if (request.url === '/hang') return;
      else response.writeHead(Number(request.url?.slice(1))).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${AddressOf.parse(server.address()).port}`;
  });
  afterAll(() => void server?.close());

  const allow = (address: string) => address === '127.0.0.1';
  const fetched = (path: string, mostBytes = 5) =>
    download(`${origin}${path}`, { mostBytes, signal: AbortSignal.timeout(5_000), allow });

  it('gives the bytes and their type, also after a redirect', async () => {
    expect(await fetched('/file')).toEqual({ kind: 'downloaded', bytes: Buffer.from('12345'), mime: 'image/png' });
    expect(await fetched('/moved')).toMatchObject({ kind: 'downloaded' });
  });

  it('stops at what is too large, told or not', async () => {
    expect(await fetched('/file', 4)).toMatchObject({ kind: 'too_large' });
    expect(await fetched('/long')).toMatchObject({ kind: 'too_large' });
  });

  it('follows no redirect inward, and none without end', async () => {
    expect(await fetched('/inward')).toMatchObject({ kind: 'gone', reason: expect.stringContaining('not public') });
    expect(await fetched('/round')).toMatchObject({ kind: 'gone' });
  });

  it.each([
    ['/404', 'gone'],
    ['/403', 'gone'],
    ['/429', 'retry'],
    ['/503', 'retry'],
  ])('takes %s as %s', async (path, kind) => {
    expect(await fetched(path)).toMatchObject({ kind });
  });

  it('asks nobody who is private, without TLS, or of no address at all', async () => {
    const before = asked.length;
    const plain = { mostBytes: 5, signal: AbortSignal.timeout(5_000) };
    for (const url of [
      `${origin}/file`,
      'https://127.0.0.1/x',
      'https://[::ffff:7f00:1]/x',
      'https://169.254.169.254/latest',
      'http://93.184.216.34/x',
      'file:///etc/passwd',
      'нечто',
    ]) {
      expect(await download(url, plain)).toMatchObject({ kind: 'gone' });
    }
    expect(asked).toHaveLength(before);
  });

  it('tries again where a name is not known just now', async () => {
    const lost = await download('https://cdn.invalid/x', { mostBytes: 5, signal: AbortSignal.timeout(5_000) });
    expect(lost).toMatchObject({ kind: 'retry', reason: expect.stringContaining('not found') });
  });

  it('does not wait for ever', async () => {
    const hasty = download(`${origin}/hang`, { mostBytes: 5, signal: AbortSignal.timeout(20), allow });
    expect(await hasty).toMatchObject({ kind: 'retry' });
    server.closeAllConnections();
  });
});
