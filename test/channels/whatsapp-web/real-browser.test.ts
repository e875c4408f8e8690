import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { webClients } from '../../../src/channels/whatsapp-web/create-web-client.ts';
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
    const create = webClients({
      sessionDir: join(folder, 'session'),
      executablePath: process.env.PUPPETEER_EXECUTABLE_PATH,
      pinned: { version: STUB_VERSION, folder: pages },
      args: ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'],
    });
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
    execFileSync('pkill', ['-9', '-f', join(folder, 'session')]);
    await until(() => clients.length >= 2, 'the next browser', 30_000);
    await until(() => channel.link().state === 'ready', 'the link again', 30_000);
  }, 90_000);
});
