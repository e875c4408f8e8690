import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pino from 'pino';
import { keepInCache, sha256Of, withDownloadFolder } from '../../../src/store/mongod/binary-cache.ts';
import type { BinarySource, SourceResult } from '../../../src/store/mongod/binary-source.ts';
import { findBinary } from '../../../src/store/mongod/find-binary.ts';
import { refuseVersion } from '../../../src/store/mongod/refuse-version.ts';
import { cacheSource } from '../../../src/store/mongod/source-cache.ts';
import { createTestFolder, killAndRemove } from '../../support/mongod.ts';

let cacheDir: string;
describe('the binary of MongoDB', () => {
  beforeEach(() => {
    cacheDir = createTestFolder();
  });
  afterEach(() => killAndRemove(cacheDir));

  function buildContext(dataVersion: string | null = null) {
    return {
      cacheDir,
      log: pino({ level: 'silent' }),
      progress: () => {},
      refuse: (version: string) => refuseVersion(version, dataVersion),
    };
  }

  function buildSource(name: string, find: () => Promise<SourceResult>): BinarySource {
    return { name, find };
  }

  /** A program that answers `--version` as mongod does. */
  function writeFakeMongod(path: string, version: string): void {
    writeFileSync(path, `#!/bin/sh\necho "db version v${version}"\n`);
    chmodSync(path, 0o755);
  }

  /** A source that "downloads" such a program and counts how often. */
  function buildDownload(version: string) {
    const downloaded = jest.fn();
    const source = buildSource('fake download', () =>
      withDownloadFolder(cacheDir, async (folder) => {
        downloaded();
        writeFakeMongod(join(folder, 'mongod'), version);
        return keepInCache(cacheDir, join(folder, 'mongod'));
      }),
    );
    return { source, downloaded };
  }

  describe('finding a mongod', () => {
    it('says why each source failed and names the three ways out when there is none', async () => {
      const missing = buildSource('mongod on the PATH', async () => ({ kind: 'missing', reason: 'not installed' }));
      const failing = buildSource('download', async () => {
        throw new Error('connect ECONNREFUSED');
      });
      const message = await findBinary(buildContext(), [missing, failing]).catch((error: Error) => error.message);
      expect(message).toContain('mongod on the PATH: not installed');
      expect(message).toContain('download: connect ECONNREFUSED');
      expect(message).toContain('1. install MongoDB 6.0 or newer');
      expect(message).toContain('2. set MONGODB_URI');
      expect(message).toContain(`3. allow the download, or put a mongod binary here: ${cacheDir}/mongod`);
    });

    it('takes the first source that has one and asks no further', async () => {
      const { source, downloaded } = buildDownload('7.0.1');
      const first = buildSource('first', async () => ({ kind: 'found', path: '/somewhere/mongod', version: '6.0.5' }));
      expect(await findBinary(buildContext(), [first, source])).toMatchObject({
        path: '/somewhere/mongod',
        source: 'first',
      });
      expect(downloaded).not.toHaveBeenCalled();
    });
  });

  describe('the cache of binaries', () => {
    it('keeps a download for the next start', async () => {
      const { source, downloaded } = buildDownload('7.0.1');
      const first = await findBinary(buildContext(), [cacheSource, source]);
      const second = await findBinary(buildContext(), [cacheSource, source]);
      expect(second).toEqual({ ...first, source: 'cached binary' });
      expect(downloaded).toHaveBeenCalledTimes(1);
    });

    it('deletes a damaged binary and lets it be downloaded again', async () => {
      const { source, downloaded } = buildDownload('7.0.1');
      const { path } = await findBinary(buildContext(), [cacheSource, source]);
      const whole = await sha256Of(path);
      writeFileSync(path, '#!/bin/sh\necho "db version v7.0.1, damaged"\n');
      expect(await cacheSource.find(buildContext())).toMatchObject({
        kind: 'missing',
        reason: expect.stringContaining('damaged'),
      });
      expect(existsSync(path)).toBe(false);
      await findBinary(buildContext(), [cacheSource, source]);
      expect(downloaded).toHaveBeenCalledTimes(2);
      expect(await sha256Of(path)).toBe(whole);
    });

    it('holds one whole file after two downloads at once, and no leftovers', async () => {
      const { source } = buildDownload('7.0.1');
      const [first, second] = await Promise.all([source.find(buildContext()), source.find(buildContext())]);
      expect(first).toEqual(second);
      expect(readdirSync(cacheDir)).toHaveLength(1);
      expect(await cacheSource.find(buildContext())).toMatchObject({ kind: 'found' });
    });

    it('never takes in a binary that does not run here', async () => {
      const broken = join(cacheDir, 'broken');
      writeFileSync(broken, '#!/bin/sh\necho "libcrypto.so.3: cannot open shared object file" >&2\nexit 127\n');
      expect(await keepInCache(cacheDir, broken)).toMatchObject({
        kind: 'missing',
        reason: expect.stringContaining('libcrypto.so.3'),
      });
      expect(await cacheSource.find(buildContext())).toMatchObject({ kind: 'missing' });
    });

    it('uses a mongod that the owner has put there', async () => {
      writeFakeMongod(join(cacheDir, 'mongod'), '8.0.3');
      const found = await cacheSource.find(buildContext());
      expect(found).toEqual({ kind: 'found', path: join(cacheDir, 'mongod'), version: '8.0.3' });
    });

    it('chooses among several the one that can open the data', async () => {
      for (const version of ['8.0.3', '6.0.5']) await buildDownload(version).source.find(buildContext());
      expect(await cacheSource.find(buildContext())).toMatchObject({ version: '8.0.3' });
      expect(await cacheSource.find(buildContext('6.0.5'))).toMatchObject({ version: '6.0.5' });
      expect(await cacheSource.find(buildContext('4.4.0'))).toMatchObject({ kind: 'missing' });
    });

    it('does not trip over foreign files and folders', async () => {
      mkdirSync(join(cacheDir, 'mongod-7.0.1'));
      writeFileSync(join(cacheDir, 'notes.txt'), '');
      expect(await cacheSource.find(buildContext())).toEqual({ kind: 'missing', reason: `nothing in ${cacheDir}` });
    });
  });
});
