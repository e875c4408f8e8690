import { LONGEST_PROMPT, SHORTEST_PROMPT, tidyPrompt } from './conversion-prompt.ts';
import { isInstruction } from './instructions.ts';

export const PROMPT_ERRORS = ['empty', 'too_short', 'too_long', 'instruction'] as const;
export type PromptError = (typeof PROMPT_ERRORS)[number];
export const PROMPT_WARNINGS = ['contradiction', 'vague', 'no_counterexample'] as const;
export type PromptWarning = (typeof PROMPT_WARNINGS)[number];

export interface PromptCheck {
  /** It cannot be saved. */
  errors: { code: PromptError; reason: string }[];
  /** It can, and will probably disappoint. */
  warnings: { code: PromptWarning; reason: string }[];
}

/** What is wrong with the words for a conversion: each with the reason and the way out, in English. */
export function checkPrompt(raw: string): PromptCheck {
  const text = tidyPrompt(raw);
  const errors = errorsIn(text);
  return { errors, warnings: errors.length > 0 ? [] : warningsIn(text) };
}

function errorsIn(text: string): PromptCheck['errors'] {
  if (!/\p{L}/u.test(text))
    return [{ code: 'empty', reason: 'is empty: say in plain words when a dialog has reached its goal' }];
  if (text.length < SHORTEST_PROMPT) {
    const reason = `is too short to decide anything by: write at least ${SHORTEST_PROMPT} characters, for example "the client has booked a visit"`;
    return [{ code: 'too_short', reason }];
  }
  if (text.length > LONGEST_PROMPT) {
    const reason = `has ${text.length} characters and at most ${LONGEST_PROMPT} are read: keep what decides, leave out the rest`;
    return [{ code: 'too_long', reason }];
  }
  if (isInstruction(text)) {
    const reason =
      'tells the judge what to answer ("always 1", "ignore the rules") instead of what a conversion is: every dialog would get the same mark; describe what the client has done';
    return [{ code: 'instruction', reason }];
  }
  return [];
}

function warningsIn(text: string): PromptCheck['warnings'] {
  const warnings: PromptCheck['warnings'] = [];
  const both = contradiction(text);
  if (both) {
    const reason = `says both that "${both}" is a conversion and that it is not: keep one of the two`;
    warnings.push({ code: 'contradiction', reason });
  }
  if (!DEED.test(text)) {
    const reason =
      'names nothing that a client does: a judge needs a deed that can be quoted, such as booked, ordered, paid, agreed to a meeting, left a phone number';
    warnings.push({ code: 'vague', reason });
  }
  if (!NOT.test(text)) {
    const reason =
      'does not say what is not a conversion: a line such as "not a conversion: only asked for the price" settles most doubts';
    warnings.push({ code: 'no_counterexample', reason });
  }
  return warnings;
}

const NOT =
  /не конверси|не считать|не засчит|кроме|за исключением|not a conversion|not (?:one|count)|does not count|except|is no conversion/iu;

/** Beginnings of words for what clients do at the end of a good dialog. */
const DEED =
  /запис|заброн|брон|заказ|оплат|куп|приобр|оформ|соглас|подтверд|назнач|остав|дал|выбра|договор|встреч|просмотр|визит|приш|приех|заяв|запрос|book|order|pay|paid|bought|buy|purchas|agree|confirm|schedul|appoint|meeting|sign|left|leav|gave|give|visit|demo|quote|request|subscri/iu;

/** A clause that stands both on the side of what counts and on the other, in the same words; null when there is none. */
function contradiction(text: string): string | null {
  const counts = new Set<string>();
  const countsNot = new Set<string>();
  let isNot = false;
  for (const sentence of text.split(/[.!?\n;]+/u)) {
    if (NOT.test(sentence)) isNot = true;
    else if (/конверси|conversion/iu.test(sentence)) isNot = false;
    for (const clause of clausesOf(sentence)) (isNot ? countsNot : counts).add(clause);
  }
  return [...counts].find((clause) => countsNot.has(clause)) ?? null;
}

const LEADING =
  /^(?:а также |также |это |когда |если |что |клиент |он |она |только |просто |and |or |also |it is |is |when |if |that |the client |the customer |they |only |has |have |или |либо |и )+/u;

const clausesOf = (sentence: string): string[] =>
  sentence
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(?:не )?конверси\p{L}*|(?:it is )?(?:not )?(?:also )?a? ?conversion/gu, ' ')
    .split(/[,:—–()]| или | либо | or /u)
    .map((clause) =>
      clause
        .replace(/[^\p{L}\p{N} ]/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim()
        .replace(LEADING, ''),
    )
    .filter((clause) => clause.length >= 6);
