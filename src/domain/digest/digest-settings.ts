import { z } from 'zod';
import { Weekday } from '../business/hours.ts';
import { KpiId } from '../kpi/kpi.ts';
import { Locale } from '../localized.ts';

export const DigestKind = z.enum(['daily', 'weekly']);
export type DigestKind = z.infer<typeof DigestKind>;

const Hour = z.int().min(0).max(23);

/** When digests are sent, by the wall clock of the business, and which figures are in them. */
export const DigestSettings = z.object({
  dailyHour: Hour,
  weekday: Weekday,
  weeklyHour: Hour,
  figures: z
    .array(KpiId)
    .min(1)
    .refine((ids) => new Set(ids).size === ids.length, 'names a figure twice'),
});
export type DigestSettings = z.infer<typeof DigestSettings>;

/** With the moment since when it holds: what was due before, by hours set later, is not sent. */
export const KeptDigest = DigestSettings.extend({ since: z.date() });
export type KeptDigest = z.infer<typeof KeptDigest>;

export const DEFAULT_DIGEST: DigestSettings = {
  dailyHour: 9,
  weekday: 'mon',
  weeklyHour: 9,
  figures: [
    'dialogs',
    'leads',
    'bookings',
    'revenue',
    'time_to_first_response',
    'operator_first_response',
    'fallback_rate',
    'chat_to_lead',
    'lead_quality',
    'booking_confirmation',
    'no_show_rate',
  ],
};

/** In the place of a messenger: by e-mail, to the address that is the chat's id. */
export const BY_MAIL = 'mail';
const MAIL_READER = 'mail:';

/** Somebody may have a chat and an e-mail address: the reader of the second kind has an id of its own. */
export const mailReaderOf = (personId: string): string => `${MAIL_READER}${personId}`;

export const personOf = (readerId: string): string =>
  readerId.startsWith(MAIL_READER) ? readerId.slice(MAIL_READER.length) : readerId;

/** Somebody of the team who gets digests, and where; the id is the person's, or `mail:` and that. */
export const DigestReader = z.object({
  id: z.string(),
  channelId: z.string(),
  chatId: z.string(),
  locale: Locale,
  daily: z.boolean(),
  weekly: z.boolean(),
  /** Is told when a channel is not well; whoever runs the funnel, and nobody else. */
  alerts: z.boolean(),
  linkedAt: z.date(),
  /** What was due before is not sent any more: since when these wishes hold. */
  since: z.date(),
  /** Why the last one could not be delivered; null when it was. */
  problem: z.string().nullable(),
});
export type DigestReader = z.infer<typeof DigestReader>;
