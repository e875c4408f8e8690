import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { type BrowserOptions, webClients } from '../../../src/channels/whatsapp-web/create-web-client.ts';
import type { SessionArchive } from '../../../src/channels/whatsapp-web/remote-auth.ts';
import type { WebClient } from '../../../src/channels/whatsapp-web/web-client.ts';
import {
  createWhatsappWebChannel,
  type WhatsappWebChannel,
} from '../../../src/channels/whatsapp-web/whatsapp-web-channel.ts';
import { createTestFolder } from '../../support/mongod.ts';
import { until } from '../../support/until.ts';
import { createFakeInbox } from '../inbox.ts';
import { soon } from '../soon.ts';
import { STUB_PAGE, STUB_VERSION } from './stub-page.ts';

/** Does something in a database of the page, and gives its result. */
const IN_DATABASE = (what: string): string => `new Promise((resolve, reject) => {
  const opening = indexedDB.open('wawc', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('user');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const change = opening.result.transaction('user', 'readwrite', { durability: 'strict' });
    const store = change.objectStore('user');
    const request = ${what};
    change.oncomplete = () => resolve(request.result);
    change.onerror = () => reject(change.error);
  };
})`;

/** The real library in a real Chromium, on a page of ours; nobody on the network is asked. */
describe('whatsapp-web.js in a browser', () => {
  const inbox = createFakeInbox();
  const clients: WebClient[] = [];
  let folder = '';
  let channel: WhatsappWebChannel;
  beforeAll(async () => {
    folder = createTestFolder();
    const pages = join(folder, 'pages');
    mkdirSync(pages);
    writeFileSync(join(pages, `${STUB_VERSION}.html`), STUB_PAGE);
    const create = clientsIn('session');
    channel = createWhatsappWebChannel({
      async create(options) {
        const client = await create(options);
        clients.push(client);
        return client;
      },
      log: pino({ level: 'silent' }),
      now: () => new Date(),
      pause: soon,
    });
    await channel.start(inbox.receive, inbox.setAside, inbox.takeReport);
  });
  afterAll(() => channel?.stop());

  const clientsIn = (session: string, more: Partial<BrowserOptions> = {}) =>
    webClients({
      ...more,
      sessionDir: join(folder, session),
      executablePath: process.env.PUPPETEER_EXECUTABLE_PATH,
      pinned: { version: STUB_VERSION, folder: join(folder, 'pages') },
      args: ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
    });
  /** Processes of the browser with this session. */
  const browsersOf = (session: string) =>
    spawnSync('pgrep', ['-f', join(folder, session)], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter(Boolean)
      .map(Number);
  function killBrowser(session: string): void {
    // The first is the browser, the others end with it, or have ended meanwhile.
    const [browser] = browsersOf(session);
    if (browser !== undefined) process.kill(browser, 'SIGKILL');
  }

  /** Does something in the page of the n-th browser. */
  async function inPage(n: number, script: string): Promise<unknown> {
    const client = await until(() => clients[n], 'the browser');
    return until(async () => {
      try {
        return [await client.evaluate(script)];
      } catch {
        return null;
      }
    }, script).then(([result]) => result);
  }

  it('is linked, takes a line in and says one', async () => {
    await until(() => channel.link().state === 'ready', 'the link', 30_000);
    expect(channel.link().phone).toBe('+78630000000');
    await inPage(0, "window.played.says('IN1', 'Здравствуйте, можно на стрижку?')");
    const [arrival] = await inbox.arrived(1);
    expect(arrival).toMatchObject({
      chatId: '79281234567@c.us',
      content: { kind: 'text', text: 'Здравствуйте, можно на стрижку?' },
      profile: { name: 'Анна' },
    });
    const delivery = {
      messageId: 'm1',
      chatId: '79281234567@c.us',
      content: { text: 'Конечно!' },
      locale: 'ru' as const,
      attempt: 1,
    };
    expect(await channel.send(delivery)).toMatchObject({ kind: 'sent' });
    expect(await inPage(0, 'window.played.sent')).toEqual(['Конечно!']);
  }, 60_000);

  it('begins anew after its browser was killed', async () => {
    killBrowser('session');
    await until(() => clients.length >= 2, 'the next browser', 30_000);
    await until(() => channel.link().state === 'ready', 'the link again', 30_000);
  }, 90_000);

  it('ends a browser that comes up after its client was ended', async () => {
    const client = await clientsIn('ended')({ pairingPhone: null });
    const started = client.initialize().catch((error: unknown) => String(error));
    await client.destroy();
    expect(await started).toContain('was ended while its browser came up');
    await until(() => browsersOf('ended').length === 0, 'the end of the browser');
  }, 60_000);

  it('goes on in another folder, as on another machine, with what was kept of the session', async () => {
    const kept = new Map<string, Buffer>();
    const archive: SessionArchive = {
      exists: async (name) => kept.has(name),
      save: async (name, path) => void kept.set(name, readFileSync(path)),
      load: async (name, path) => writeFileSync(path, kept.get(name) ?? ''),
      remove: async (name) => void kept.delete(name),
      isMine: async () => true,
    };
    const remote = { archive, log: pino({ level: 'silent' }), firstCopyMs: 100, copyEveryMs: 100 };
    const first = await clientsIn('machine-a', { remote })({ pairingPhone: null });
    let second: WebClient | undefined;
    try {
      await first.initialize();
      expect(await first.memory()).toBeGreaterThan(20 * 1024 * 1024);
      await first.evaluate(IN_DATABASE("store.put('linked', 'session')"));
      kept.clear();
      await until(() => kept.size === 1, 'a copy of the session');
      await first.destroy();
      second = await clientsIn('machine-b', { remote })({ pairingPhone: null });
      await second.initialize();
      expect(await second.evaluate(IN_DATABASE("store.get('session')"))).toBe('linked');
      await second.logout();
      expect(kept.size).toBe(0);
    } finally {
      await first.destroy();
      await second?.destroy();
    }
  }, 60_000);

  it('leaves no rejection to nobody when the page is lost while the library looks at it', async () => {
    const left: unknown[] = [];
    const hear = (error: unknown) => void left.push(error);
    process.on('unhandledRejection', hear);
    const client = await clientsIn('lost')({ pairingPhone: null });
    const told: string[] = [];
    client.on('disconnected', (reason) => told.push(reason));
    try {
      await client.initialize();
      // The library now asks an empty page again and again whether it is WhatsApp's.
      await client.evaluate("void (location.href = 'about:blank')");
      await new Promise((resolve) => setTimeout(resolve, 300));
      killBrowser('lost');
      await until(() => told.length > 0, 'the news');
      expect(left).toEqual([]);
    } finally {
      process.off('unhandledRejection', hear);
      await client.destroy();
    }
  }, 60_000);
});
