import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { SourceKind } from '../../domain/plans/lead-source.ts';

/** A lead source; `known` is false for one that came in by itself and that nobody has named yet. */
export const SourceView = z
  .object({
    id: z.string().meta({ description: 'The code, as it comes in `?source=`, a start payload or `utm_source`' }),
    title: z.string(),
    kind: SourceKind,
    known: z.boolean(),
    plan: z.object({ id: z.string(), name: z.string() }).nullable(),
    links: z.array(z.object({ channelKind: ChannelKind, url: z.string() })),
  })
  .meta({ id: 'LeadSource' });
export type SourceView = z.infer<typeof SourceView>;
