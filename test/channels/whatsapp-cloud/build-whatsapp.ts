import pino from 'pino';
import {
  createWhatsappCloudChannel,
  type WhatsappCloudOptions,
} from '../../../src/channels/whatsapp-cloud/whatsapp-cloud-channel.ts';
import type { Channel } from '../../../src/engine/ports.ts';
import type { FakeWhatsappCloud } from '../../support/fake-whatsapp-cloud.ts';

/** A channel on the fake Graph API, with a template for each language. */
export function buildWhatsapp(server: FakeWhatsappCloud, overrides: Partial<WhatsappCloudOptions> = {}): Channel {
  const { token, phoneNumberId, appSecret, apiRoot } = server;
  return createWhatsappCloudChannel({
    token,
    phoneNumberId,
    appSecret,
    apiRoot,
    verifyToken: 'our own word',
    templates: { ru: { name: 'reminder', language: 'ru' }, en: { name: 'reminder', language: 'en_US' } },
    log: pino({ level: 'silent' }),
    now: () => new Date('2026-11-22T12:00:00Z'),
    callDeadlineMs: 2_000,
    ...overrides,
  });
}

/** As Meta does: the whole call again until it is answered with 200. */
export async function post(channel: Channel, server: FakeWhatsappCloud, body: object): Promise<void> {
  while ((await channel.webhook?.(server.signed(body)))?.status !== 200);
}
