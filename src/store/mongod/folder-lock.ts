import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ASK_TIMEOUT_MS = 1_000;

export type FolderLock = { kind: 'locked'; release: () => Promise<void> } | { kind: 'held'; pid: number | null };

/**
 * Makes this process the only Voronka on a data folder. The lock is a local socket that the system closes with the
 * process, whatever kills it: nothing stale is left, and no process id can be mistaken for a later process.
 * A holder answers with its process id.
 */
export async function lockFolder(root: string): Promise<FolderLock> {
  const address = lockAddress(root);
  const lock = (await tryLock(address)) ?? (await tryAgainIfStale(address));
  return lock ?? { kind: 'held', pid: await askPid(address) };
}

// Linux and Windows have addresses that live only in memory; elsewhere the socket is a file that outlives a kill.
function lockAddress(root: string): string {
  const name = `voronka-${createHash('sha256').update(root).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function tryLock(address: string): Promise<FolderLock | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on('error', () => socket.destroy()).end(`${process.pid}`));
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen({ path: address, exclusive: true }, () => {
      server.unref();
      resolve({ kind: 'locked', release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

async function tryAgainIfStale(address: string): Promise<FolderLock | null> {
  const isFile = process.platform !== 'linux' && process.platform !== 'win32';
  if (!isFile || (await isListening(address))) return null;
  await rm(address, { force: true });
  return tryLock(address);
}

function isListening(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy()).end();
  });
}

function askPid(address: string): Promise<number | null> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(address);
    socket.setTimeout(ASK_TIMEOUT_MS, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', () => socket.destroy());
    socket.once('close', () => resolve(/^\d+$/.test(answer) ? Number(answer) : null));
  });
}
