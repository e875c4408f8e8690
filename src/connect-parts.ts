import type { Logger } from 'pino';
import type { CreateWebClient } from './channels/whatsapp-web/web-client.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Store } from './store/open-store.ts';

/** What every channel is built of beside the settings of its account. */
export interface ConnectParts {
  config: Config;
  store: Store;
  /** Of the installation: webhook paths are derived from it. */
  secret: string;
  owner: string;
  log: Logger;
  clock: Clock;
  /** The browser of WhatsApp's web page. Left out: Chromium. */
  whatsappWeb?: CreateWebClient | undefined;
}
