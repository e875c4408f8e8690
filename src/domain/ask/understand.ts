import type { Asked, Choice, Named, Understood } from './asked.ts';
import { decide } from './decide.ts';
import { dimensionOf, findCut, findWithout } from './dimension-words.ts';
import { FILLERS } from './fillers.ts';
import { type FoundFigure, findFigure } from './find-figure.ts';
import { findNames } from './find-names.ts';
import type { Hint } from './hint.ts';
import { hintedFigure } from './hint.ts';
import { findPeriod } from './period.ts';
import { simple, stemsIn, type Word, wordsIn } from './words.ts';

export interface AskWorld {
  /** The local day. */
  today: string;
  named: readonly Named[];
  choice?: Choice;
}

const FILLER_STEMS: ReadonlySet<string> = new Set(FILLERS.flatMap(stemsIn));
const WITH_SPAM = /(?<!\p{L})(?:(?:со?|вместе со|включая) спам\p{L}*|(?:with|including) spam)(?!\p{L})/u;

/**
 * What a question asks of the figures. Every word has to be understood: one that is not might narrow the answer, and an answer without
 * it would be another number than the one asked for.
 */
export function understand(question: string, { today, named, choice = {} }: AskWorld): Understood {
  const period = findPeriod(simple(question), today);
  const spam = without(period?.rest ?? simple(question), WITH_SPAM);
  const none = findWithout(spam.rest);
  const { figure, cut, words } = figureAndCut(none?.rest ?? spam.rest);
  const names = findNames(words, named);
  const used = new Set(names.flatMap((name) => name.used));
  const left = words.filter((word, at): word is Word => word !== null && !used.has(at) && !FILLER_STEMS.has(word.stem));
  // "конверсия менеджеров" is a cut by managers; beside the name of one the word adds nothing.
  const bare = left
    .flatMap(({ text }) => dimensionOf(text) ?? [])
    .find((dimension) => !names.some(({ options: [one] }) => one?.dimension === dimension));
  return decide(
    {
      days: period?.days ?? null,
      figure,
      names,
      by: cut ?? bare ?? null,
      none: none?.dimension ?? null,
      withSpam: spam.found,
      unknown: left.flatMap(({ text }) => (dimensionOf(text) === null ? text : [])),
    },
    { today, choice },
  );
}

/**
 * The same question as a model has read it, where we could not. Names are looked for by us all the same, in the question itself; one that the
 * model has seen, or that is written like one, and that we do not know is an unknown word as ever.
 */
export function understandHint(question: string, hint: Hint, { today, named, choice = {} }: AskWorld): Understood {
  const period = findPeriod(simple(question), today);
  const spam = without(period?.rest ?? simple(question), WITH_SPAM);
  const none = findWithout(spam.rest);
  const words = wordsIn(none?.rest ?? spam.rest);
  const names = findNames(words, named);
  const known = new Set(names.flatMap(({ used }) => used.map((at) => words[at]?.stem)));
  const seen = [...hint.names, ...namesWritten(question)].flatMap(wordsIn);
  const isKnown = ({ text, stem }: Word): boolean =>
    known.has(stem) || FILLER_STEMS.has(stem) || dimensionOf(text) !== null || findPeriod(text, today) !== null;
  const { from, to } = hint;
  return decide(
    {
      days: period?.days ?? (from !== null && to !== null ? { from, to } : null),
      figure: [hintedFigure(hint)],
      names,
      by: hint.by,
      none: none?.dimension ?? null,
      withSpam: spam.found,
      unknown: [...new Set(seen.filter((word) => !isKnown(word)).map(({ text }) => text))],
    },
    { today, choice },
  );
}

/** Words with a capital letter that do not begin the question. */
const namesWritten = (question: string): string[] => question.trim().match(/(?<=\S\s+)\p{Lu}\p{Ll}+/gu) ?? [];

/** The figure's own words come before a cut: in "время ответа по менеджерам" only the end is one. */
function figureAndCut(text: string): { figure: FoundFigure[] | null; cut: Asked['by']; words: (Word | null)[] } {
  const found = findCut(text);
  const words: (Word | null)[] = wordsIn(found?.rest ?? text);
  const figure = findFigure(words);
  for (const at of figure?.used ?? []) words[at] = null;
  return { figure: figure?.options ?? null, cut: found?.by ?? null, words };
}

function without(text: string, pattern: RegExp): { found: boolean; rest: string } {
  return { found: pattern.test(text), rest: text.replace(pattern, ' ') };
}
