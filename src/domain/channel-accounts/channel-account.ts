import { z } from 'zod';
import { AccountType, RawSettings } from './account-type.ts';

export const AccountTitle = z.string().trim().min(1).max(80);

/** An account at a messenger that somebody has connected in the console. */
export const ChannelAccount = z.object({
  id: z.string(),
  type: AccountType,
  /** Of the channel that it is: unique among those that are not removed. */
  channelId: z.string(),
  title: AccountTitle,
  enabled: z.boolean(),
  /** What anybody who decides about channels may see. */
  settings: RawSettings,
  /** The rest, sealed by the installation's secret. */
  sealed: z.record(z.string(), z.string()),
  /** The last letters of what is sealed, to be recognised by. */
  endings: z.record(z.string(), z.string()),
  /** Digest of the path where its provider calls us; null where it does not. */
  pathDigest: z.string().nullable(),
  version: z.number().int(),
  createdAt: z.date(),
  changedAt: z.date(),
  /** Id of a person of the team; null for a program. */
  changedBy: z.string().nullable(),
  /** Its secrets are gone then; the row stays for a while, to know whom late calls are for. */
  removedAt: z.date().nullable(),
  /** Calls of its provider since it was switched off or removed. */
  lateCalls: z.number().int(),
  lastLateCallAt: z.date().nullable(),
});
export type ChannelAccount = z.infer<typeof ChannelAccount>;

const SHOWN = 4;

/** How a secret ends, to be recognised by; nothing of one that is too short to lose four letters. */
export const endingOf = (secret: string): string => (secret.length >= 4 * SHOWN ? secret.slice(-SHOWN) : '');
