import type { z } from 'zod';
import type { MediaKind } from '../../domain/files/file.ts';
import type { TelegramMessage } from './update.ts';

/** `animation` and `venue` stand first: such messages also carry `document` and `location`. */
const MEDIA: readonly (readonly [string, z.infer<typeof MediaKind>])[] = [
  ['animation', 'video'],
  ['venue', 'location'],
  ['photo', 'image'],
  ['voice', 'voice'],
  ['audio', 'audio'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['document', 'document'],
  ['sticker', 'sticker'],
  ['location', 'location'],
];

/** Notes by Telegram itself in a private chat: nobody said anything, so nobody waits for an answer. */
const SERVICE = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'write_access_allowed',
  'connected_website',
  'users_shared',
  'chat_shared',
  'chat_background_set',
  'successful_payment',
  'refunded_payment',
  'passport_data',
  'proximity_alert_triggered',
  'web_app_data',
  'gift',
  'unique_gift',
  'paid_message_price_changed',
  'checklist_tasks_done',
  'checklist_tasks_added',
];

/** What a message without text carries; null for a service note. A kind that is new to us is `other`: the customer is answered. */
export function mediaOf(message: TelegramMessage): z.infer<typeof MediaKind> | null {
  const known = MEDIA.find(([key]) => key in message);
  if (known) return known[1];
  return SERVICE.some((key) => key in message) ? null : 'other';
}
