import { createHash } from 'node:crypto';
import type { ChannelKind } from '../../domain/channel.ts';
import { TYPE_FACTS } from '../../domain/channel-accounts/account-type.ts';
import { noteLateCalls } from '../../store/channel-accounts/channel-accounts.ts';
import type { AccountDeps } from './account-deps.ts';
import type { AccountFollower } from './follow-accounts.ts';

/** Whose call this is although no channel takes it: one that is switched off, or was removed. Counted with the account. */
export type LateCall = (kind: ChannelKind, path: string) => 'off' | 'removed' | null;

/** A messenger that goes on calling does so often, and anybody who knows a page's id can. */
const NOTE_EVERY_MS = 1_000;

export function countLateCalls(
  { store, clock, log }: Pick<AccountDeps, 'store' | 'clock' | 'log'>,
  follower: Pick<AccountFollower, 'accounts'>,
): LateCall {
  const counted = new Map<string, number>();

  function noteLater(id: string): void {
    const before = counted.get(id);
    counted.set(id, (before ?? 0) + 1);
    if (before !== undefined) return;
    setTimeout(() => {
      const calls = counted.get(id) ?? 0;
      counted.delete(id);
      noteLateCalls(store, id, calls, clock.now()).catch((error: unknown) =>
        log.warn({ err: error }, 'calls for a channel that is gone could not be counted'),
      );
    }, NOTE_EVERY_MS).unref();
  }

  return (kind, path) => {
    const digest = digestOfPath(path);
    const ofPath = follower
      .accounts()
      .filter(({ type, pathDigest }) => pathDigest === digest && TYPE_FACTS[type].kind === kind);
    const account = ofPath.find(({ removedAt }) => removedAt === null) ?? ofPath.at(-1);
    if (!account) return null;
    noteLater(account.id);
    return account.removedAt === null ? 'off' : 'removed';
  };
}

/** Paths are kept as digests: whoever reads the database cannot call them. */
export const digestOfPath = (path: string): string => createHash('sha256').update(path).digest('hex');
