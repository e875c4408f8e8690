import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { processMemory } from '../../../src/channels/whatsapp-web/browser-memory.ts';
import { remoteAuth, type SessionArchive } from '../../../src/channels/whatsapp-web/remote-auth.ts';
import { takeFolder } from '../../../src/channels/whatsapp-web/take-folder.ts';
import { createTestFolder } from '../../support/mongod.ts';
import { until } from '../../support/until.ts';

describe('The memory of a browser', () => {
  it('is that of all its processes, by share where the kernel tells it', async () => {
    const proc = createTestFolder();
    const process = (pid: number, parent: number, name: string, files: Record<string, string>) => {
      mkdirSync(join(proc, String(pid)));
      writeFileSync(join(proc, String(pid), 'stat'), `${pid} (${name}) S ${parent} 1 1`);
      for (const [file, text] of Object.entries(files)) writeFileSync(join(proc, String(pid), file), text);
    };
    process(10, 1, 'chrome', { smaps_rollup: 'Rss:   900 kB\nPss:   100 kB\n' });
    process(11, 10, 'renderer) S 1 (', { status: 'VmRSS:\t   50 kB\n' });
    process(12, 11, 'gpu', {});
    process(13, 1, 'another', { status: 'VmRSS:\t   999 kB\n' });
    expect(await processMemory(10, proc)).toBe(150 * 1024);
    expect(await processMemory(99, proc)).toBeNull();
    expect(await processMemory(10, join(proc, 'none'))).toBeNull();
  });
});

describe('A folder of sessions', () => {
  it('is taken once on a machine, and again when its owner has ended', async () => {
    const folder = createTestFolder();
    await takeFolder(folder);
    await takeFolder(folder);
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const stat = await until(() => statOf(other.pid), 'the other process');
    const lock = { pid: other.pid, host: hostname(), startedAt: stat };
    const own = readFileSync(join(folder, 'voronka.lock'), 'utf8');
    writeFileSync(join(folder, 'voronka.lock'), JSON.stringify(lock));
    await expect(takeFolder(folder)).rejects.toThrow(`is used by process ${other.pid}`);
    // The same number, given to another process since.
    writeFileSync(join(folder, 'voronka.lock'), JSON.stringify({ ...lock, startedAt: '1' }));
    await takeFolder(folder);
    writeFileSync(join(folder, 'voronka.lock'), JSON.stringify({ ...lock, host: 'another.machine' }));
    await takeFolder(folder);
    expect(readFileSync(join(folder, 'voronka.lock'), 'utf8')).toBe(own);
    other.kill('SIGKILL');
  });

  it('loses a browser that has outlived its server', async () => {
    const folder = createTestFolder();
    const args = ['-e', 'setInterval(() => {}, 1000)', '--', `--user-data-dir=${join(folder, 'session')}`];
    const browser = spawn(process.execPath, args, { stdio: 'ignore' });
    const ended = new Promise((resolve) => browser.once('exit', (_code, signal) => resolve(signal)));
    await until(() => commandOf(browser.pid).includes('--user-data-dir'), 'the browser');
    await takeFolder(folder);
    expect(await ended).toBe('SIGKILL');
  });
});

describe('A session for several machines', () => {
  const archive: SessionArchive = {
    exists: async () => false,
    save: async () => undefined,
    load: async () => undefined,
    remove: async () => undefined,
    isMine: async () => true,
  };
  const log = pino({ level: 'silent' });

  it('says what is missing when npm has left out what archives are packed with', () => {
    const RemoteAuth = class {
      constructor() {
        throw new Error('Optional Dependencies [fs-extra, unzipper, archiver] are required to use RemoteAuth.');
      }
    };
    const library = { RemoteAuth };
    expect(() => Reflect.apply(remoteAuth, undefined, [library, { folder: '.', archive, log }])).toThrow(
      /WHATSAPP_WEB_STORE=mongo needs the packages archiver/u,
    );
  });

  it('is copied only while this process has it, goes on after a failure, and never after its client has ended', async () => {
    const copies: string[] = [];
    let isMine = false;
    const told = { asked: 0 };
    const RemoteAuth = class {
      async storeRemoteSession() {
        copies.push('copy');
        if (copies.length === 1) throw new Error('the database is away');
      }
      async disconnect() {
        copies.push('removed');
      }
      async afterAuthReady() {}
      async logout() {}
      async destroy() {}
    };
    const asked = {
      ...archive,
      isMine: async () => {
        told.asked += 1;
        return isMine;
      },
    };
    const options = { folder: '.', archive: asked, log, firstCopyMs: 1, copyEveryMs: 1 };
    const auth: InstanceType<typeof RemoteAuth> = Reflect.apply(remoteAuth, undefined, [{ RemoteAuth }, options]);
    await auth.afterAuthReady();
    await until(() => told.asked > 2, 'the look whether it is ours');
    expect(copies).toEqual([]);
    isMine = true;
    await until(() => copies.length > 2, 'a copy after one that failed');
    // A conflict with another window must not cost the session.
    await auth.disconnect();
    const before = copies.length;
    const askedBefore = told.asked;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told.asked - askedBefore).toBeLessThanOrEqual(1);
    expect(copies.slice(before)).not.toContain('removed');
    await auth.logout();
    expect(copies.at(-1)).toBe('removed');
  });
});

function statOf(pid: number | undefined): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function commandOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
