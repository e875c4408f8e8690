import type { AccountCheck } from './account-check.ts';
import type { Counts } from './counts.ts';

/** What is known of one channel, over all processes. */
export interface HealthFacts {
  /** The provider's last word about the account; null before the first. */
  check: AccountCheck | null;
  /** Since when the provider has not answered about the account; null when it has. */
  unreachableSince: Date | null;
  /** The phone behind a session; null where there is none. */
  link: { state: string; since: Date; lastError: string | null } | null;
  /** `open`: lines are held back, because the provider does not answer. */
  sending: { state: 'closed' | 'open' | 'throttled'; since: Date | null };
  /** `oldest`: since when the oldest line waits that is not out; null when none does. */
  queue: { unsent: number; oldest: Date | null };
  lastTenMinutes: Counts;
  lastHour: Counts;
  /** Messages taken in each whole hour of the last four weeks, the newest last; see `silence`. */
  hoursIn: readonly number[];
  /** Messages taken in the hour that is running. */
  inThisHour: number;
}

/** What is known of the machine: of the process that looks. */
export interface ServerFacts {
  disk: { freeBytes: number; totalBytes: number } | null;
}
