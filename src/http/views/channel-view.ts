import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { instant } from './instant.ts';

/** How it goes with one channel. */
export const ChannelView = z
  .object({
    id: z.string(),
    kind: ChannelKind,
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
  })
  .meta({ id: 'Channel' });
export type ChannelView = z.infer<typeof ChannelView>;
