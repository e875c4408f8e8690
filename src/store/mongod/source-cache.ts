import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listCached, sha256Of } from './binary-cache.ts';
import type { BinarySource, SourceContext, SourceResult } from './binary-source.ts';
import { judgeProbe, probeBinary } from './probe-binary.ts';

/**
 * A binary from an earlier download, checked against the SHA-256 in its name (a damaged one is deleted, so that it is
 * downloaded again), or a file called `mongod` that the owner has put into the cache by hand.
 */
export const cacheSource: BinarySource = {
  name: 'cached binary',
  async find(context) {
    const byHand = await findPutByHand(context);
    if (byHand?.kind === 'found') return byHand;
    return (await findDownloaded(context)) ?? byHand ?? { kind: 'missing', reason: `nothing in ${context.cacheDir}` };
  },
};

async function findDownloaded({ cacheDir, log, refuse }: SourceContext): Promise<SourceResult | null> {
  let refused: SourceResult | null = null;
  for (const { path, version, sha256 } of await listCached(cacheDir)) {
    const reason = refuse(version);
    if (reason !== null) {
      refused ??= { kind: 'missing', reason };
    } else if ((await sha256Of(path)) === sha256) {
      return { kind: 'found', path, version };
    } else {
      log.warn({ path }, 'The cached mongod is damaged (its SHA-256 differs) and is deleted');
      await rm(path, { force: true });
      refused = { kind: 'missing', reason: 'the cached file was damaged and is deleted' };
    }
  }
  return refused;
}

async function findPutByHand({ cacheDir, refuse }: SourceContext): Promise<SourceResult | null> {
  const path = join(cacheDir, process.platform === 'win32' ? 'mongod.exe' : 'mongod');
  return existsSync(path) ? judgeProbe(await probeBinary(path), path, refuse) : null;
}
