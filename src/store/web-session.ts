import type { Origin } from '../domain/incoming.ts';
import type { Locale } from '../domain/localized.ts';

/** A visitor of the web chat. The id is the SHA-256 of the token, so a leaked back-up opens no chat. */
export interface WebSession {
  id: string;
  chatId: string;
  locale: Locale;
  origin: Origin;
  createdAt: Date;
}
