import type { Logger } from 'pino';
import type { AccountSettings } from '../../domain/channel-accounts/account-type.ts';
import type { Store } from '../../store/open-store.ts';
import type { Channel, Seal } from '../ports.ts';

export interface AccountDeps {
  store: Store;
  seal: Seal;
  /** Nothing is called before the channel's `start` or `check`. */
  connect(account: AccountSettings): Channel;
  /** Those of the environment. They win over one of the console with the same channel. */
  fromEnv: readonly AccountSettings[];
  /** Providers can call this program. */
  hasPublicUrl: boolean;
  clock: { now(): Date; newId(): string };
  log: Logger;
}
