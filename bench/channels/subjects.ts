import pino from 'pino';
import { createMessengerChannel } from '../../src/channels/messenger/messenger-channel.ts';
import { createTelegramChannel } from '../../src/channels/telegram/telegram-channel.ts';
import { createWhatsappCloudChannel } from '../../src/channels/whatsapp-cloud/whatsapp-cloud-channel.ts';
import type { WebClient } from '../../src/channels/whatsapp-web/web-client.ts';
import { createWhatsappWebChannel } from '../../src/channels/whatsapp-web/whatsapp-web-channel.ts';
import type { ChannelType } from '../../src/domain/capabilities/capabilities.ts';
import { CAPABILITIES } from '../../src/domain/capabilities/table.ts';
import type { Pace } from '../../src/domain/sending/pace.ts';
import type { Channel } from '../../src/engine/ports.ts';
import { createEnforcer, type Enforcer } from './enforcer.ts';
import { startProvider } from './provider.ts';

export interface Subject {
  type: ChannelType;
  limits: Pace;
  enforcer: Enforcer;
  channel: Channel;
  /** Customers who are written to all at once. */
  chats: number;
  close(): Promise<void>;
}

const log = pino({ level: 'silent' });
const now = () => new Date();
const meta = { token: 'token', appSecret: 'secret', verifyToken: 'our own word', log, now };

/** Each channel that a provider limits, connected to a double that counts as the provider does. */
export async function openSubjects(): Promise<Subject[]> {
  const telegram = await open('telegram', 'telegram', 60, (root) =>
    createTelegramChannel({ token: '7000001:AAbench', apiRoot: root, webhookSecret: 'x', log, now }),
  );
  const cloud = await open('whatsapp_cloud', 'cloud', 120, (root) =>
    createWhatsappCloudChannel({
      ...meta,
      phoneNumberId: '106540352242922',
      apiRoot: root,
      templates: { ru: null, en: null },
    }),
  );
  const messenger = await open('messenger', 'meta', 250, (root) =>
    createMessengerChannel({
      ...meta,
      kind: 'messenger',
      accountId: '104000000000001',
      apiRoot: root,
      latelySent: async () => [],
    }),
  );
  const instagram = await open('instagram', 'meta', 250, (root) =>
    createMessengerChannel({
      ...meta,
      kind: 'instagram',
      accountId: '17841400000000001',
      apiRoot: root,
      latelySent: async () => [],
    }),
  );
  return [telegram, cloud, messenger, instagram, await openWhatsappWeb()];
}

async function open(
  type: 'telegram' | 'whatsapp_cloud' | 'messenger' | 'instagram',
  protocol: 'telegram' | 'cloud' | 'meta',
  chats: number,
  connect: (root: string) => Channel,
): Promise<Subject> {
  const limits = limitsOf(type);
  const enforcer = createEnforcer(limits, () => performance.now());
  const provider = await startProvider(protocol, enforcer);
  const channel = connect(provider.root);
  return {
    type,
    limits,
    enforcer,
    channel,
    chats,
    async close() {
      await channel.stop();
      provider.close();
    },
  };
}

/** WhatsApp's page, played: it takes what a person could have typed. */
async function openWhatsappWeb(): Promise<Subject> {
  const limits = limitsOf('whatsapp_web');
  const enforcer = createEnforcer(limits, () => performance.now());
  let ids = 0;
  const none = async () => undefined;
  async function take(chatId: string): Promise<string> {
    if (enforcer.rule(chatId) !== 'taken') throw new Error('faster than a person types');
    ids += 1;
    return `true_${chatId}_${ids}`;
  }
  const page: WebClient = {
    on(event, listener) {
      if (event === 'ready') setImmediate(() => Reflect.apply(listener, undefined, []));
    },
    initialize: none,
    ownNumber: () => '78630000000',
    state: async () => 'CONNECTED',
    memory: async () => null,
    send: take,
    sendFile: take,
    fetchFile: async () => null,
    typing: none,
    unread: async () => [],
    evaluate: none,
    logout: none,
    destroy: none,
  };
  const channel = createWhatsappWebChannel({ create: async () => page, log, now });
  await channel.start(
    async () => ({ kind: 'stored' }),
    async () => undefined,
    async () => undefined,
  );
  while (channel.link().state !== 'ready') await new Promise((resolve) => setTimeout(resolve, 20));
  return { type: 'whatsapp_web', limits, enforcer, channel, chats: 10, close: () => channel.stop() };
}

function limitsOf(type: ChannelType): Pace {
  const { limits } = CAPABILITIES[type];
  if (!limits) throw new Error(`The table tells no limits of ${type}.`);
  return limits;
}
