import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { ServerFacts } from './domain/channel-health/facts.ts';
import type { ChannelBook } from './engine/channel-book.ts';
import { type AlertParts, type Alerts, createAlerts } from './engine/channel-health/alerts.ts';
import { createHealthKeeper, type HealthKeeper } from './engine/channel-health/health-keeper.ts';
import { tellSpentDay } from './engine/channel-health/tell-spent-day.ts';
import { type ChannelTester, createTester } from './engine/channel-health/tester.ts';
import type { RunningEngine } from './engine/create-engine.ts';
import type { Mailer } from './engine/ports.ts';
import { createMailer } from './integrations/mail/create-mailer.ts';
import type { Store } from './store/open-store.ts';
import type { LiveSurroundings } from './store/surroundings.ts';
import { visitOwnChat } from './visit-own-chat.ts';

interface Parts {
  config: Config;
  store: Store;
  channels: ChannelBook;
  engine: Pick<RunningEngine, 'gate' | 'counters'>;
  mail: Mailer | null;
  surroundings: LiveSurroundings;
  owner: string;
  clock: Clock;
  log: Logger;
}

export interface Health {
  keeper: HealthKeeper;
  alerts: Alerts;
  tester: ChannelTester;
}

/** What looks after the health of channels, tells of it, and tests them. */
export function openHealth({ config, store, channels, engine, mail, surroundings, owner, clock, log }: Parts): Health {
  const { now, newId } = clock;
  const gate = () => engine.gate;
  const alertParts: AlertParts = {
    store,
    channels,
    gate,
    mail,
    surroundings: surroundings.current,
    publicUrl: config.PUBLIC_URL ?? null,
    now,
    log,
    pause: sleep,
  };
  const alerts = createAlerts(alertParts);
  const keeper = createHealthKeeper({
    store,
    channels,
    gate: engine.gate,
    counters: engine.counters,
    disk: () => diskOf(config.DATA_DIR),
    mayTellAt: alerts.mayTellAt,
    async tell() {
      await alerts.tell();
      await tellSpentDay({ ...alertParts, readers: alerts.readers });
    },
    owner,
    now,
    log,
  });
  const tester = createTester({
    store,
    channels,
    gate,
    visitOwnChat: (address, code, took) => visitOwnChat(store, config.PUBLIC_URL ?? address, code, took),
    now,
    newId,
    log,
    pause: sleep,
  });
  return { keeper, alerts, tester };
}

export const openMail = ({ SMTP_URL, MAIL_FROM }: Config): Mailer | null =>
  SMTP_URL === undefined || MAIL_FROM === undefined ? null : createMailer({ url: SMTP_URL, from: MAIL_FROM });

async function diskOf(folder: string): Promise<ServerFacts['disk']> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}
