import { cutText } from '../text/split-text.ts';

/**
 * Longest text, in UTF-16 units, that the bot reads of one inbound message. Twice what any messenger lets a person type; the
 * provider's update is still stored whole in `raw`, so nothing is lost, but understanding never works through 100 kB.
 */
export const INCOMING_TEXT_LENGTH = 10_000;

/** What the customer wrote, as it came, cut at the limit between two graphemes. */
export function incomingText(text: string): string {
  return cutText(text, INCOMING_TEXT_LENGTH);
}
