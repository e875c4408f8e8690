import { z } from 'zod';

/** What is remembered of a customer's line, to tell anger that grows and a question that is asked again. */
export const Lately = z.object({
  /** 0 calm to 1 angry. */
  heat: z.number(),
  /** The same for the same words; 0 for what may be said again: "да", "14:00". */
  key: z.number(),
  /** Milliseconds since 1970: an old anger is over. */
  at: z.number(),
});
export type Lately = z.infer<typeof Lately>;

/** Older lines tell nothing of the mood now. */
const MOST = 4;

export const remember = (lately: readonly Lately[], now: Lately): Lately[] => [...lately, now].slice(-MOST);

/** Shorter lines are answers, not questions. */
const LEAST_LETTERS = 8;

/** A number for the words of a line, without marks and greetings (FNV-1a): the words themselves are kept with the message alone. */
export function keyOf(plain: string): number {
  const words = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !IDLE.has(word));
  if ((words.join('').match(/\p{L}/gu) ?? []).length < LEAST_LETTERS) return 0;
  let hash = 0x811c9dc5;
  for (const letter of words.join(' ')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash || 1;
}

const IDLE = new Set(
  'здравствуйте привет добрый день вечер утро алло ну да а и пожалуйста спасибо hello hi hey please thanks ok'.split(
    ' ',
  ),
);
