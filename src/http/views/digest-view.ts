import { z } from 'zod';
import { ChannelKind } from '../../domain/channel.ts';
import { DigestSettings } from '../../domain/digest/digest-settings.ts';
import { KpiId } from '../../domain/kpi/kpi.ts';
import { Locale, Localized } from '../../domain/localized.ts';
import { instant } from './instant.ts';

export const DigestReaderView = z
  .object({
    id: z.string(),
    name: z.string(),
    channel: z
      .enum([...ChannelKind.options, 'mail'])
      .nullable()
      .meta({ description: 'Null: that messenger is not connected any more' }),
    /** Where e-mail goes; null for a messenger. */
    address: z.string().nullable(),
    locale: Locale,
    daily: z.boolean(),
    weekly: z.boolean(),
    alerts: z
      .boolean()
      .nullable()
      .meta({ description: 'Told when a channel is not well; null for whoever does not run the funnel' }),
    isMe: z.boolean(),
    /** Why the last digest could not be delivered; null when it was. */
    problem: z.string().nullable(),
  })
  .meta({ id: 'DigestReader' });
export type DigestReaderView = z.infer<typeof DigestReaderView>;

export const DigestView = z
  .object({
    settings: DigestSettings,
    /** All figures that can be in a digest. */
    known: z.array(z.object({ id: KpiId, title: Localized })),
    /** Messengers that a digest can be sent to; none: nobody can be linked yet. */
    channels: z.array(ChannelKind),
    /** Whether our own address is known: without it a digest has no links. */
    hasLinks: z.boolean(),
    /** Whether e-mail can be sent. */
    hasMail: z.boolean(),
    readers: z.array(DigestReaderView),
  })
  .meta({ id: 'Digest' });
export type DigestView = z.infer<typeof DigestView>;

export const DigestLinkView = z
  .object({
    /** To be sent to the bot as it is. */
    code: z.string(),
    /** Opens the bot with the code in it; null where there is no such link. */
    url: z.string().nullable(),
    until: instant,
  })
  .meta({ id: 'DigestLink' });
export type DigestLinkView = z.infer<typeof DigestLinkView>;
