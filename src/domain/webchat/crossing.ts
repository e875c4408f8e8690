import type { Origin } from '../incoming.ts';
import type { Messenger } from './widget-settings.ts';

/** A way out of the web chat into a messenger: whoever comes there with its code is the visitor who was given it. */
export interface Crossing {
  /** The digest of the code: a leaked back-up joins nobody. */
  id: string;
  threadId: string;
  chatId: string;
  /** What is known of a visitor who has not said anything yet. */
  origin: Origin;
  to: Messenger;
  until: Date;
  /** The line in the messenger that has come with it; it may come twice, another may not. */
  usedBy: string | null;
}

const FORM = /^web-[\w-]{32}$/u;

/** Codes come where lead sources do: in Telegram's start payload, in WhatsApp's text tag. Null for any other source. */
export const crossingCode = (source: string | undefined): string | null =>
  source !== undefined && FORM.test(source) ? source : null;
