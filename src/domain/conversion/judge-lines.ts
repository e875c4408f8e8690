import type { Message } from '../message.ts';
import { withoutInstructions } from './instructions.ts';

/** One line of a dialog as the judge reads it. */
export interface JudgeLine {
  who: 'client' | 'manager' | 'bot' | 'unknown';
  text: string;
}

/**
 * The budget of one dialog, characters: 24,000 are some 9,000 tokens of Russian, an hour on the phone about 50,000. What is longer keeps its
 * first 30 % and its last 70 %: who came for what stands at the beginning, what it came to at the end.
 */
export const MOST_CHARS = 24_000;
const HEAD_SHARE = 0.3;
/** A pasted page is no speech; its middle is left out. */
const LONGEST_LINE = 2_000;
const LEFT_OUT = '[…]';
export const ADDRESSED_TO_JUDGE = '[left out: addressed to the judge]';

const WHO = { customer: 'client', operator: 'manager', bot: 'bot', system: 'unknown' } as const satisfies Record<
  Message['author'],
  JudgeLine['who']
>;

/** What was said in a dialog, without notes for colleagues, lines that were never sent, and words to the judge. */
export function judgeLines(
  messages: readonly Pick<Message, 'author' | 'text' | 'delivery' | 'receipt'>[],
  most = MOST_CHARS,
): JudgeLine[] {
  const said = messages.flatMap(({ author, text, delivery, receipt }): JudgeLine[] => {
    const isSaid = delivery.state !== 'private' && delivery.state !== 'dropped' && delivery.state !== 'failed';
    if (!isSaid || text.trim() === '') return [];
    // A reminder and a trigger's line are the business's, said by its program.
    const who = author === 'system' && receipt ? 'bot' : WHO[author];
    return [{ who, text: shortened(text, LONGEST_LINE) }];
  });
  // Last of all, so that nobody has to look through more than is read.
  return trimmed(said, most).map(({ who, text }) => ({
    who,
    text: withoutInstructions(text, ADDRESSED_TO_JUDGE) ?? text,
  }));
}

function trimmed(lines: readonly JudgeLine[], most: number): JudgeLine[] {
  if (lines.reduce((sum, { text }) => sum + text.length, 0) <= most) return [...lines];
  const head = taken(lines, most * HEAD_SHARE);
  const tail = taken([...lines.slice(head.length)].reverse(), most * (1 - HEAD_SHARE)).reverse();
  const dropped = lines.length - head.length - tail.length;
  return [...head, { who: 'unknown', text: `${LEFT_OUT} ${dropped} ${LEFT_OUT}` }, ...tail];
}

function taken(lines: readonly JudgeLine[], most: number): JudgeLine[] {
  let chars = 0;
  const end = lines.findIndex(({ text }) => {
    chars += text.length;
    return chars > most;
  });
  return lines.slice(0, end < 0 ? lines.length : end);
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = Math.floor(most * 0.7);
  return `${text.slice(0, head)} ${LEFT_OUT} ${text.slice(-(most - head))}`;
}
