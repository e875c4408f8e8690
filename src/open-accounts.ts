import { connectAccount } from './connect-account.ts';
import type { ConnectParts } from './connect-parts.ts';
import type { AccountSettings } from './domain/channel-accounts/account-type.ts';
import { type AccountDesk, openAccountDesk } from './engine/channel-accounts/account-desk.ts';
import { type AccountFollower, followAccounts } from './engine/channel-accounts/follow-accounts.ts';
import { countLateCalls, type LateCall } from './engine/channel-accounts/late-calls.ts';
import { createChannelBook, type OpenChannelBook } from './engine/channel-book.ts';
import type { Channel } from './engine/ports.ts';
import { envAccounts } from './env-accounts.ts';
import { createSeal } from './store/seal.ts';

export interface OpenAccounts {
  channels: OpenChannelBook;
  follower: AccountFollower;
  desk: AccountDesk;
  lateCall: LateCall;
  fromEnv: readonly AccountSettings[];
}

/** All channels: the own chat, those of the environment, and those of the console, which follow when `follower` is started. */
export function openAccounts(parts: ConnectParts, web: Channel): OpenAccounts {
  const fromEnv = envAccounts(parts.config);
  const channels = createChannelBook([web, ...fromEnv.map((account) => connectAccount(account, parts))]);
  const deps = {
    store: parts.store,
    seal: createSeal(parts.secret, 'voronka channel accounts v1'),
    connect: (account: AccountSettings) => connectAccount(account, parts),
    fromEnv,
    hasPublicUrl: parts.config.PUBLIC_URL !== undefined,
    clock: parts.clock,
    log: parts.log,
    book: channels,
  };
  const follower = followAccounts(deps);
  return {
    channels,
    follower,
    desk: openAccountDesk(deps, follower),
    lateCall: countLateCalls(deps, follower),
    fromEnv,
  };
}
