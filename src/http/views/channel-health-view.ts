import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { HealthLevel } from '../../domain/channel-health/reason.ts';
import { Localized } from '../../domain/localized.ts';
import { instant } from './instant.ts';

const count = z.number();

const ReasonView = z.object({
  kind: z
    .string()
    .meta({ description: 'What is wrong, as a word that stays the same: `token_ends`, `webhook_elsewhere`, …' }),
  level: z.enum(['attention', 'broken']),
  title: Localized,
  todo: Localized.meta({ description: 'What to do about it' }),
});

/** How one channel does, in a line. */
export const ChannelStateView = z
  .object({
    id: z.string().meta({ description: 'The channel’s id, or `server` for the machine that all of them live on' }),
    kind: ChannelKind.nullable(),
    state: HealthLevel.nullable().meta({ description: 'Null before the first look' }),
    since: instant.nullable(),
    lasting: z.boolean().meta({ description: 'Has been so for minutes: what people are told of' }),
    reasons: z.array(ReasonView).meta({ description: 'The gravest first' }),
  })
  .meta({ id: 'ChannelState' });
export type ChannelStateView = z.infer<typeof ChannelStateView>;

export const ChannelTestView = z
  .object({
    id: z.string(),
    at: instant,
    until: instant,
    state: z.enum(['running', 'done', 'broken']),
    steps: z.array(
      z.object({ kind: z.enum(['written', 'opened', 'received', 'sent', 'delivered']), at: instant.nullable() }),
    ),
    problem: z.object({ step: z.string(), reason: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'ChannelTest' });
export type ChannelTestView = z.infer<typeof ChannelTestView>;

export const StartedTestView = ChannelTestView.extend({
  code: z
    .string()
    .nullable()
    .meta({ description: 'To be written to the bot from a phone; told once. Null where the test runs by itself' }),
  url: z
    .string()
    .nullable()
    .meta({ description: 'Opens the bot with the code in it; null where there is no such link' }),
}).meta({ id: 'StartedChannelTest' });
export type StartedTestView = z.infer<typeof StartedTestView>;

export const ChannelHealthView = ChannelStateView.extend({
  judgedAt: instant.nullable(),
  check: z
    .object({
      at: instant,
      answer: z.enum(['ok', 'refused', 'unreachable']),
      account: z.string().nullable(),
      reason: z.string().nullable(),
      tokenExpiresAt: instant.nullable(),
      webhook: z.enum(['registered', 'missing', 'elsewhere', 'none', 'unknown']).nullable(),
      pending: count.nullable(),
      quality: z.enum(['high', 'medium', 'low']).nullable(),
    })
    .nullable()
    .meta({ description: 'What the provider last said of the account' }),
  waiting: z.object({ count, oldestSeconds: z.number().nullable() }),
  lastInAt: instant.nullable(),
  lastOutAt: instant.nullable(),
  lastError: z.object({ at: instant, reason: z.string() }).nullable(),
  hour: z
    .object({
      in: count,
      out: count,
      retry: count,
      refused: count,
      blocked: count,
      forged: count,
      malformed: count,
      repeated: count,
      stale: count,
      restarts: count,
    })
    .meta({ description: 'Counted within the last hour' }),
  timeline: z
    .array(z.object({ at: instant, in: count, out: count, errors: count }))
    .meta({ description: 'The last 24 hours by half an hour, oldest first' }),
  test: ChannelTestView.nullable().meta({ description: 'The last test message' }),
  alerts: z.object({
    ways: count.meta({ description: 'Chats and addresses that are told when a channel is not well' }),
    onlyHere: z.boolean().meta({ description: 'All of them are chats of this very channel' }),
    hasMail: z.boolean().meta({ description: 'Whether e-mail can be sent' }),
  }),
}).meta({ id: 'ChannelHealth' });
export type ChannelHealthView = z.infer<typeof ChannelHealthView>;
