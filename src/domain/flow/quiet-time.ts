import type { IncomingContent } from '../incoming.ts';

/** A longer line is a thought of its own. */
const MOST_WORDS = 5;
/** However it goes on: after this many lines the customer wants an answer. */
const MOST_LINES = 5;
/** A line that ends like this is finished; so is one that ends in a smile. */
const FINISHED = /[.!?…:;)»"]\s*$|\p{Extended_Pictographic}\uFE0F?\s*$/u;

/**
 * How long to wait, in ms, whether the customer goes on after these lines: people send "запишите", "на завтра" and "в 5" one by one.
 * 0 where nothing more is to be expected: a button, a finished sentence, an answer to what the bot has just asked.
 */
export function quietTime(
  lines: readonly IncomingContent[],
  { asked, longestMs }: { asked: boolean; longestMs: number },
): number {
  const last = lines.at(-1);
  if (last?.kind !== 'text' || asked || lines.length >= MOST_LINES) return 0;
  const text = last.text.trim();
  return FINISHED.test(text) || text.split(/\s+/u).length > MOST_WORDS ? 0 : longestMs;
}
