import type { Logger } from 'pino';
import type { CreateWebClient } from './channels/whatsapp-web/web-client.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Content } from './content.ts';
import type { FactsKeeper } from './engine/analytics/facts-keeper.ts';
import type { ChannelBook } from './engine/channel-book.ts';
import type { RunningEngine } from './engine/create-engine.ts';
import type { Digester } from './engine/digest/digester.ts';
import type { Scheduler } from './engine/ports.ts';
import type { Limits } from './http/limits.ts';
import type { Health } from './open-health.ts';
import type { Store } from './store/open-store.ts';

export interface AppOptions {
  config: Config;
  log: Logger;
  clock?: Clock;
  /** Takes lines for the person at the terminal, such as the progress of a download. */
  tell?: (line: string) => void;
  /** Where the built pages are. */
  assets: { console: string; widget: string };
  /** Where trained models are kept; a build leaves one there, so that a start need not train. Default: in DATA_DIR. */
  modelsDir?: string;
  /** Other limits of requests than the default ones: benches are many customers at one address. */
  limits?: Partial<Limits>;
  /** Addresses that webhooks may call although they are not public. Left out: none. */
  allowWebhooksTo?: (address: string) => boolean;
  /** The browser of WhatsApp's web page. Left out: Chromium. */
  whatsappWeb?: CreateWebClient;
  /** Gives up a start that still waits for the database: `startApp` then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Told the port as soon as requests are answered, be it by "not ready yet". */
  listening?: (port: number) => void;
}

export interface App {
  port: number;
  store: Store;
  engine: RunningEngine;
  /** Keeps what figures are made of. */
  figures: Pick<FactsKeeper, 'settled'>;
  /** Sends people what the figures say. */
  digester: Digester;
  /** Looks after the channels. */
  health: Health;
  content: Content;
  scheduler: Scheduler;
  channels: ChannelBook;
  /** The owner's first password, when it has just been made. */
  firstPassword: string | null;
  stop(): Promise<void>;
}
