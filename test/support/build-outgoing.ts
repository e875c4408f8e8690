import type { Outgoing } from '../../src/domain/outgoing.ts';

/** The way of a line to Telegram, tried as often as it may be. */
export function buildOutgoing(overrides: Partial<Outgoing> = {}): Outgoing {
  return {
    channelId: 'telegram:1',
    chatId: 'anna',
    locale: 'ru',
    word: 1,
    answering: null,
    attempts: 5,
    notBefore: new Date('2026-11-01T09:00:00Z'),
    startedAt: new Date('2026-11-01T09:00:00Z'),
    sender: 'engine-0',
    caught: 0,
    ...overrides,
  };
}
