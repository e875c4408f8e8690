import pino from 'pino';
import { createMessengerChannel, type MessengerOptions } from '../../../src/channels/messenger/messenger-channel.ts';
import type { Channel } from '../../../src/engine/ports.ts';
import type { FakeMessenger } from '../../support/fake-messenger.ts';

/** A channel on the fake Graph API. */
export function buildMessenger(server: FakeMessenger, overrides: Partial<MessengerOptions> = {}): Channel {
  const { token, accountId, appSecret, apiRoot } = server;
  return createMessengerChannel({
    kind: 'messenger',
    token,
    accountId,
    appSecret,
    apiRoot,
    verifyToken: 'our own word',
    latelySent: async () => [],
    log: pino({ level: 'silent' }),
    now: () => new Date('2026-11-22T12:00:00Z'),
    callDeadlineMs: 2_000,
    ...overrides,
  });
}

/** As Meta does: the whole call again until it is answered with 200. */
export async function post(channel: Channel, server: FakeMessenger, body: object): Promise<void> {
  while ((await channel.webhook?.(server.signed(body)))?.status !== 200);
}
