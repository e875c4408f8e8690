import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { Origin } from '../../domain/incoming.ts';
import { Locale } from '../../domain/localized.ts';
import { instant } from './instant.ts';

export const ContactView = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    locale: Locale,
    tags: z.array(z.string()),
    origin: Origin,
    identities: z.array(z.object({ channelKind: ChannelKind, username: z.string().optional(), blocked: z.boolean() })),
    createdAt: instant,
  })
  .meta({ id: 'Contact' });
export type ContactView = z.infer<typeof ContactView>;
