import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { AccountType } from '../../domain/channel-accounts/account-type.ts';
import { instant } from './instant.ts';

/** What is needed to connect an account of a type. */
export const ChannelTypeView = z
  .object({
    type: AccountType,
    kind: ChannelKind,
    title: z.string(),
    steps: z.array(z.string()),
    fields: z.array(
      z.object({
        name: z.string(),
        variable: z.string().meta({ description: 'The environment variable that sets the same' }),
        required: z.boolean(),
        secret: z.boolean().meta({ description: 'Never given back; `secrets` of the account tells how it ends' }),
        hint: z.string(),
        example: z.string(),
      }),
    ),
    single: z.boolean().meta({ description: 'Only one such account can be connected' }),
    needsPublicUrl: z.boolean(),
    available: z.boolean().meta({ description: 'False where a public address is needed and PUBLIC_URL is not set' }),
  })
  .meta({ id: 'ChannelType' });
export type ChannelTypeView = z.infer<typeof ChannelTypeView>;

/** An account at a messenger, as whoever decides about channels sees it. */
export const ChannelAccountView = z
  .object({
    id: z.string(),
    type: AccountType,
    kind: ChannelKind,
    channelId: z.string(),
    title: z.string(),
    enabled: z.boolean(),
    source: z
      .enum(['console', 'env'])
      .meta({ description: '`env`: set by environment variables; it cannot be changed here' }),
    hiddenByEnv: z.boolean().meta({ description: 'The environment names the same account, and wins' }),
    settings: z.record(z.string(), z.string()),
    secrets: z.record(z.string(), z.object({ ending: z.string() })).meta({
      description: 'Those that are set, and how each ends; empty for short ones',
    }),
    webhook: z
      .object({ url: z.string().nullable(), verifyToken: z.string() })
      .nullable()
      .meta({ description: 'What has to be typed in at the messenger; null where nothing has' }),
    problem: z.string().nullable().meta({ description: 'Why it could not be connected although it is on' }),
    lateCalls: z.object({
      count: z.number(),
      lastAt: instant.nullable(),
    }),
    removedAt: instant.nullable(),
    version: z.number(),
    createdAt: instant.nullable(),
    changedAt: instant.nullable(),
    changedBy: z.string().nullable().meta({ description: 'Name of the person; null for a program or the environment' }),
  })
  .meta({ id: 'ChannelAccount' });
export type ChannelAccountView = z.infer<typeof ChannelAccountView>;

/** What the messenger says of an account. */
export const AccountCheckView = z
  .object({
    channelId: z.string(),
    result: z.enum(['ok', 'refused', 'unreachable', 'unchecked']),
    account: z.string().nullable().meta({ description: 'How the account calls itself: "@anna_bot"' }),
    field: z.string().nullable().meta({ description: 'The setting at fault' }),
    reason: z.string().nullable(),
    tokenExpiresAt: instant.nullable(),
    webhook: z
      .object({
        state: z.enum(['registered', 'missing', 'elsewhere', 'none', 'unknown']),
        url: z.string().nullable(),
        lastError: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'ChannelAccountCheck' });
export type AccountCheckView = z.infer<typeof AccountCheckView>;
