import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { instant } from './instant.ts';

/** How it stands with the phone behind a channel. */
export const LinkView = z
  .object({
    state: z.enum(['off', 'starting', 'unlinked', 'ready', 'lost', 'refused']),
    since: instant,
    qr: z.string().nullable(),
    pairingCode: z.string().nullable(),
    phone: z.string().nullable(),
    lastError: z.string().nullable(),
    memoryBytes: z.number().nullish().meta({ description: 'What its browser takes, as far as it is known' }),
  })
  .meta({ id: 'ChannelLink' });
export type LinkView = z.infer<typeof LinkView>;

/** How it goes with one channel. */
export const ChannelView = z
  .object({
    id: z.string(),
    kind: ChannelKind,
    title: z
      .string()
      .nullable()
      .meta({ description: 'As the team has called it; null where it was not connected in the console' }),
    sending: z
      .object({
        state: z.enum(['closed', 'open', 'throttled']),
        since: instant.nullable(),
        until: instant.optional(),
        reason: z.string().optional(),
        failures: z.number(),
      })
      .meta({
        description:
          'The breaker. `closed`: messages go out; `open`: the provider cannot be reached; `throttled`: it finds us too fast',
      }),
    waiting: z.object({
      count: z.number(),
      oldestSeconds: z.number().nullable().meta({ description: 'Age of the oldest line that is not out yet' }),
    }),
    undelivered: z.object({ failed: z.number(), uncertain: z.number() }),
    lastInboundAt: instant.nullable(),
    lastOutboundAt: instant.nullable(),
    link: LinkView.nullable().meta({ description: 'The phone behind it; null for channels that need none' }),
  })
  .meta({ id: 'Channel' });
export type ChannelView = z.infer<typeof ChannelView>;
