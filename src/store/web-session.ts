import type { Origin } from '../domain/incoming.ts';
import type { Locale } from '../domain/localized.ts';
import type { Messenger } from '../domain/webchat/widget-settings.ts';

/** A visitor of the web chat. The id is the SHA-256 of the token, so a leaked back-up opens no chat. */
export interface WebSession {
  id: string;
  chatId: string;
  locale: Locale;
  origin: Origin;
  createdAt: Date;
  /** When a person of the team was last seen writing to this visitor; absent while nobody was. */
  typedAt?: Date;
  /** The messenger in which the visitor last went on; absent while in none. */
  movedTo?: Messenger;
}
