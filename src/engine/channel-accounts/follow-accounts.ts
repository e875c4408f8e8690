import { isDeepStrictEqual } from 'node:util';
import { channelIdOf } from '../../domain/channel-accounts/account-type.ts';
import type { ChannelAccount } from '../../domain/channel-accounts/channel-account.ts';
import { listAccounts } from '../../store/channel-accounts/channel-accounts.ts';
import type { ChannelRunner, OpenChannelBook } from '../channel-book.ts';
import type { AccountDeps } from './account-deps.ts';
import { unseal } from './sealed-settings.ts';

export interface AccountFollower {
  /** Connects all that are on, and follows what anybody changes from then on, be it in another process. */
  start(runner: ChannelRunner): Promise<void>;
  /** Reads them anew now. Resolves when what has changed is in effect, or takes longer than a request should wait. */
  refresh(): Promise<void>;
  /** As they were read last, those removed lately included. */
  accounts(): readonly ChannelAccount[];
  /** Why an account that is on could not be connected; null when it was. */
  problemOf(accountId: string): string | null;
  stop(): void;
}

const LOOK_EVERY_MS = 2_000;
const SETTLE_WITHIN_MS = 2_000;

/** Keeps the channels of this process to the accounts of the database. */
export function followAccounts(deps: AccountDeps & { book: OpenChannelBook }): AccountFollower {
  const { store, seal, connect, book, log } = deps;
  const fromEnv = new Set(deps.fromEnv.map(channelIdOf));
  const connected = new Map<string, ChannelAccount>();
  const problems = new Map<string, string>();
  /** One change of a channel after the other. */
  const queues = new Map<string, Promise<void>>();
  let accounts: readonly ChannelAccount[] = [];
  let runner: ChannelRunner | null = null;
  let timer: NodeJS.Timeout | undefined;
  /** Two looks at once could apply the older one last. */
  let looking: Promise<void> = Promise.resolve();

  function look(): Promise<void> {
    const next = looking.then(follow);
    looking = next.catch(() => undefined);
    return next;
  }

  async function follow(): Promise<void> {
    const found = await listAccounts(store);
    if (!runner) return;
    accounts = found;
    const there = found.filter(({ removedAt, channelId }) => removedAt === null && !fromEnv.has(channelId));
    const known = new Set([...fromEnv, ...there.map(({ channelId }) => channelId)]);
    book.setRemoved(new Set(found.map(({ channelId }) => channelId).filter((id) => !known.has(id))));
    const wanted = new Map(there.filter(({ enabled }) => enabled).map((account) => [account.channelId, account]));
    for (const channelId of connected.keys()) if (!wanted.has(channelId)) disconnect(channelId, runner);
    for (const account of wanted.values()) {
      const before = connected.get(account.channelId);
      if (!before || !isSame(before, account)) reconnect(account, runner);
    }
  }

  function reconnect(account: ChannelAccount, into: ChannelRunner): void {
    const unsealed = unseal(seal, account);
    if (unsealed.kind === 'unreadable') {
      if (connected.has(account.channelId)) disconnect(account.channelId, into);
      if (!problems.has(account.id))
        log.error({ channelId: account.channelId, reason: unsealed.reason }, 'a channel cannot be connected');
      problems.set(account.id, unsealed.reason);
      return;
    }
    problems.delete(account.id);
    connected.set(account.channelId, account);
    log.info({ channelId: account.channelId, version: account.version }, 'a channel of the console is connected');
    queue(account.channelId, () => into.put(connect(unsealed.account)));
  }

  function disconnect(channelId: string, from: ChannelRunner): void {
    connected.delete(channelId);
    log.info({ channelId }, 'a channel is off, or was removed');
    queue(channelId, () => from.remove(channelId));
  }

  function queue(channelId: string, work: () => Promise<void>): void {
    const done = (queues.get(channelId) ?? Promise.resolve())
      .then(work)
      .catch((error: unknown) => log.error({ err: error, channelId }, 'a channel could not be connected or ended'))
      .finally(() => {
        if (queues.get(channelId) === done) queues.delete(channelId);
      });
    queues.set(channelId, done);
  }

  return {
    async start(into) {
      runner = into;
      await look();
      await Promise.all(queues.values());
      timer = setInterval(() => {
        look().catch((error: unknown) => log.warn({ err: error }, 'channels could not be read anew; they stay'));
      }, LOOK_EVERY_MS);
    },
    async refresh() {
      await look();
      let late: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        late = setTimeout(resolve, SETTLE_WITHIN_MS);
      });
      await Promise.race([Promise.all(queues.values()), patience]);
      clearTimeout(late);
    },
    accounts: () => accounts,
    problemOf: (id) => problems.get(id) ?? null,
    stop() {
      runner = null;
      clearInterval(timer);
    },
  };
}

/** A new title is no reason to connect anew. */
const isSame = (a: ChannelAccount, b: ChannelAccount): boolean =>
  a.id === b.id && isDeepStrictEqual([a.settings, a.sealed], [b.settings, b.sealed]);
