import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { SourceResult } from './binary-source.ts';
import { probeBinary } from './probe-binary.ts';

// A download that is older than this belongs to a process that was killed: the slowest source gives up sooner.
const ABANDONED_AFTER_MS = 3_600_000;
const DOWNLOAD_PREFIX = '.download-';
const CACHED_NAME = /^mongod-(\d+\.\d+\.\d+)-([0-9a-f]{64})$/;

export interface CachedBinary {
  path: string;
  version: string;
  sha256: string;
}

/**
 * Moves a downloaded binary into the cache, if it runs here. The name there carries its version and SHA-256, so that one
 * atomic rename publishes both: two processes that download at once end with one whole file.
 */
export async function keepInCache(cacheDir: string, binary: string): Promise<SourceResult> {
  // Python's unzip drops the executable bit.
  await chmod(binary, 0o755);
  const probe = await probeBinary(binary);
  if (probe.kind !== 'runs') return { kind: 'missing', reason: probe.reason };
  const path = join(cacheDir, `mongod-${probe.version}-${await sha256Of(binary)}`);
  await rename(binary, path);
  return { kind: 'found', path, version: probe.version };
}

/** Binaries kept in the cache, newest MongoDB first. Their content is not checked yet. */
export async function listCached(cacheDir: string): Promise<CachedBinary[]> {
  const names = await readdir(cacheDir);
  const found = names.flatMap((name) => {
    const [, version, sha256] = CACHED_NAME.exec(name) ?? [];
    return version === undefined || sha256 === undefined ? [] : [{ path: join(cacheDir, name), version, sha256 }];
  });
  return found.sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
}

/** Runs `work` in a fresh folder beside the cache (same disk, so a rename is atomic) and always removes the folder. */
export async function withDownloadFolder<T>(cacheDir: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(cacheDir, { recursive: true });
  await removeAbandoned(cacheDir);
  const folder = await mkdtemp(join(cacheDir, DOWNLOAD_PREFIX));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** SHA-256 of a file in lower-case hex. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

async function removeAbandoned(cacheDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    if (!name.startsWith(DOWNLOAD_PREFIX)) continue;
    const folder = join(cacheDir, name);
    const touched = await stat(folder).catch(() => null);
    if (touched && Date.now() - touched.mtimeMs > ABANDONED_AFTER_MS)
      await rm(folder, { recursive: true, force: true });
  }
}
