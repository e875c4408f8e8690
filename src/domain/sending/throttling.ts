/** A chat that the provider has found too fast, and until when. Moments are ms. */
export interface Throttled {
  chatId: string;
  at: number;
  until: number;
}

/** So many different chats one after the other, with nothing sent in between, are no coincidence. */
const CHATS_TO_TELL = 3;
const WITHIN_MS = 5_000;

/**
 * What one chat's 429 says about the channel is a guess; where it is wrong, three more 429s cost less than a silence of hours. (A
 * wait of 73,414 s has been seen.) The chats themselves wait as long as the provider wants.
 */
const LONGEST_MS = 5 * 60_000;

/**
 * Telegram's 429 does not tell whether one chat or the whole bot is too fast. `recent` are those since the last message that went out;
 * the answer is until when the channel shall rest, or null as long as they may each be a chat's own.
 */
export function restOfChannel(recent: readonly Throttled[], now: number): number | null {
  const counted = recent.filter(({ at }) => at > now - WITHIN_MS);
  if (new Set(counted.map(({ chatId }) => chatId)).size < CHATS_TO_TELL) return null;
  return Math.min(now + LONGEST_MS, Math.max(...counted.map(({ until }) => until)));
}
