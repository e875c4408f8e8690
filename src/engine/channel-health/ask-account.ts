import type { AccountCheck } from '../../domain/channel-health/account-check.ts';
import { withDeadline } from '../deadline.ts';
import type { Channel } from '../ports.ts';

/** Together for all that a channel asks its provider. */
const CHECK_WITHIN_MS = 20_000;

/** What the provider says of the account; null for a channel that cannot ask. Never rejects, and has an end whatever the channel does. */
export async function askAccount(channel: Channel): Promise<AccountCheck | null> {
  if (!channel.check) return null;
  try {
    return await withDeadline(channel.check(), CHECK_WITHIN_MS, 'there was no answer in time');
  } catch (error) {
    return { kind: 'unreachable', reason: error instanceof Error ? error.message : 'the channel failed' };
  }
}
