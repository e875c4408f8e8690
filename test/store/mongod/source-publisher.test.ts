import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { publisherSource } from '../../../src/store/mongod/source-publisher.ts';
import { createTestFolder, killAndRemove } from '../../support/mongod.ts';

// A stand-in for the publisher's server: the downloader is pointed at it by settings of its own.
let server: Server;
let folder: string;
let checksum: string;

describe('where binaries come from', () => {
  beforeEach(async () => {
    folder = createTestFolder();
    mkdirSync(join(folder, 'cache'));
    const archive = packFakeMongod();
    checksum = createHash('sha256').update(archive).digest('hex');
    server = createServer((request, response) => {
      const body = request.url?.endsWith('.sha256') ? `${checksum}  mongodb.tgz\n` : archive;
      response.writeHead(200, { 'content-length': Buffer.byteLength(body) }).end(body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    process.env.MONGOMS_DOWNLOAD_MIRROR = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    process.env.MONGOMS_USE_HTTP = 'true';
    process.env.MONGOMS_DISTRO = 'ubuntu-22.04';
  });

  afterEach(() => {
    server.close();
    for (const name of ['DOWNLOAD_MIRROR', 'USE_HTTP', 'DISTRO']) delete process.env[`MONGOMS_${name}`];
    killAndRemove(folder);
  });

  describe("the publisher's download", () => {
    it('lands in the cache, by version and checksum', async () => {
      const found = await publisherSource.find(buildContext());
      expect(found).toMatchObject({ kind: 'found', version: '7.0.14' });
      expect(readdirSync(join(folder, 'cache'))).toEqual([expect.stringMatching(/^mongod-7\.0\.14-[0-9a-f]{64}$/)]);
    });

    it('is thrown away when its SHA-256 is not the published one', async () => {
      checksum = '0'.repeat(64);
      await expect(publisherSource.find(buildContext())).rejects.toThrow('the publisher says 0000');
      expect(readdirSync(join(folder, 'cache'))).toEqual([]);
    });

    it('fails at once, before the archive, when there is no checksum', async () => {
      checksum = 'not found';
      await expect(publisherSource.find(buildContext())).rejects.toThrow('no checksum');
    });

    it('is not asked for when it could not open the data', async () => {
      server.close();
      const refuse = () => 'too old for this data';
      expect(await publisherSource.find({ ...buildContext(), refuse })).toEqual({
        kind: 'missing',
        reason: 'too old for this data',
      });
    });
  });

  function buildContext() {
    return { cacheDir: join(folder, 'cache'), log: pino({ level: 'silent' }), progress: () => {}, refuse: () => null };
  }

  function packFakeMongod(): Buffer {
    mkdirSync(join(folder, 'mongodb/bin'), { recursive: true });
    writeFileSync(join(folder, 'mongodb/bin/mongod'), '#!/bin/sh\necho "db version v7.0.14"\n');
    chmodSync(join(folder, 'mongodb/bin/mongod'), 0o755);
    execFileSync('tar', ['-czf', 'mongodb.tgz', 'mongodb'], { cwd: folder });
    return readFileSync(join(folder, 'mongodb.tgz'));
  }
});
