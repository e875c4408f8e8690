import { z } from 'zod';

const WebhookState = z.object({
  /** `elsewhere`: the provider calls somebody else's address, given in `url`; `none`: this channel needs none. */
  state: z.enum(['registered', 'missing', 'elsewhere', 'none', 'unknown']),
  url: z.string().optional(),
  /** Why the provider could not call us, when it was lately. */
  lastError: z.string().optional(),
  /** Calls that the provider has kept for us because of it. */
  pending: z.number().optional(),
});

/** What a provider says of the account when it is asked now: at connecting, and now and then for the channel's health. */
export const AccountCheck = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ok'),
    /** How the account calls itself, for people: "@anna_bot", "+7 928 …". */
    account: z.string(),
    /** When the token ends; null where it does not, or the provider does not tell. */
    tokenExpiresAt: z.date().nullable(),
    webhook: WebhookState,
    /** How customers take what this account sends, where the provider says so; `low` is before it is blocked. */
    quality: z.enum(['high', 'medium', 'low']).optional(),
  }),
  /** The provider refuses the account; `setting` is the field of the channel's settings at fault, where it can be told. */
  z.object({ kind: z.literal('refused'), setting: z.string().optional(), reason: z.string() }),
  z.object({ kind: z.literal('unreachable'), reason: z.string() }),
]);
export type AccountCheck = z.infer<typeof AccountCheck>;
