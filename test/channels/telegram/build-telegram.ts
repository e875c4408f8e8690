import { pino } from 'pino';
import { createTelegramChannel, type TelegramOptions } from '../../../src/channels/telegram/telegram-channel.ts';
import type { Channel } from '../../../src/engine/ports.ts';
import { soon } from '../soon.ts';

export const NOW = new Date('2025-10-09T09:00:00Z');
export const WEBHOOK_SECRET = 'the key of this installation';

/** A log whose lines can be read. */
export function readableLog(): { log: TelegramOptions['log']; lines: () => string } {
  const written: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void written.push(line) });
  return { log, lines: () => written.join('') };
}

/** A Telegram channel whose waits take no time. */
export function buildTelegram(
  server: { apiRoot: string; token: string },
  overrides: Partial<TelegramOptions> = {},
): Channel {
  return createTelegramChannel({
    token: server.token,
    apiRoot: server.apiRoot,
    webhookSecret: WEBHOOK_SECRET,
    log: pino({ level: 'silent' }),
    now: () => NOW,
    pause: soon,
    random: () => 0.5,
    ...overrides,
  });
}
