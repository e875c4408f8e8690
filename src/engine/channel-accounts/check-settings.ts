import type { AccountSettings } from '../../domain/channel-accounts/account-type.ts';
import { withDeadline } from '../deadline.ts';
import type { ChannelCheck } from '../ports.ts';
import type { AccountDeps } from './account-deps.ts';

/** `unchecked`: there is nobody to ask before it is connected; a phone is linked afterwards. */
export type SettingsCheck = { check: ChannelCheck | { kind: 'unchecked' }; pathOf: string | null };

const CHECK_WITHIN_MS = 12_000;

/** Asks the provider about an account that need not be connected. Never throws. `pathOf`: where the provider would call us. */
export async function checkSettings(
  { connect, log }: Pick<AccountDeps, 'connect' | 'log'>,
  account: AccountSettings,
): Promise<SettingsCheck> {
  if (account.type === 'whatsapp_web') return { check: { kind: 'unchecked' }, pathOf: null };
  const channel = connect(account);
  const pathOf = channel.webhookPath;
  if (!channel.check) return { check: { kind: 'unchecked' }, pathOf };
  try {
    return { check: await withDeadline(channel.check(), CHECK_WITHIN_MS, 'there was no answer in time'), pathOf };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it could not be asked';
    return { check: { kind: 'unreachable', reason }, pathOf };
  } finally {
    channel.stop().catch((error: unknown) => log.warn({ err: error }, 'what was opened for a check stays open'));
  }
}
