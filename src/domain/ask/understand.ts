import { datesBetween } from '../business/local-date.ts';
import type { Asked, Choice, Named, Understood } from './asked.ts';
import { lastDays } from './days.ts';
import { dimensionOf, findCut, findWithout } from './dimension-words.ts';
import { FILLERS } from './figure-words.ts';
import { type FoundFigure, findFigure } from './find-figure.ts';
import { type FoundName, findNames } from './find-names.ts';
import { findPeriod } from './period.ts';
import { simple, stemsIn, type Word, wordsIn } from './words.ts';

const DEFAULT_DAYS = 30;
const LONGEST_DAYS = 3 * 366;
const FILLER_STEMS: ReadonlySet<string> = new Set(FILLERS.flatMap(stemsIn));
const WITH_SPAM = /(?<!\p{L})(?:(?:со?|вместе со|включая) спам\p{L}*|(?:with|including) spam)(?!\p{L})/u;

/**
 * What a question asks of the figures. Every word has to be understood: one that is not might narrow the answer, and an answer without
 * it would be another number than the one asked for.
 */
export function understand(
  question: string,
  { today, named, choice = {} }: { today: string; named: readonly Named[]; choice?: Choice },
): Understood {
  const period = findPeriod(simple(question), today);
  const days = period?.days ?? lastDays(today, DEFAULT_DAYS);
  const spam = without(period?.rest ?? simple(question), WITH_SPAM);
  const none = findWithout(spam.rest);
  const { figure, cut, words } = figureAndCut(none?.rest ?? spam.rest);
  const names = findNames(words, named).map((found) => narrowed(found, choice));
  const used = new Set(names.flatMap((name) => name.used));
  const left = words.filter((word, at): word is Word => word !== null && !used.has(at) && !FILLER_STEMS.has(word.stem));
  // "конверсия менеджеров" is a cut by managers; beside the name of one the word adds nothing.
  const bare = left.flatMap(({ text }) => dimensionOf(text) ?? []);
  const unknown = left.flatMap(({ text }) => (dimensionOf(text) === null ? text : []));
  if (!figure) return { kind: 'not_understood', why: 'no_figure' };
  if (unknown.length > 0) return { kind: 'not_understood', why: 'words', words: unknown };
  if (days.from > today) return { kind: 'not_understood', why: 'future' };
  if (days.to < days.from || datesBetween(days.from, days.to).length > LONGEST_DAYS)
    return { kind: 'not_understood', why: 'long' };

  const twice = names.find(({ options: [one] }, at) =>
    names.some(({ options: [other] }, before) => before < at && other?.dimension === one?.dimension),
  );
  if (twice) return { kind: 'not_understood', why: 'several', words: [twice.word] };

  const certain = names.flatMap(({ options }) => (options.length === 1 ? options : []));
  const asked: Omit<Asked, 'kpi' | 'detail'> = {
    days: { from: days.from, to: days.to > today ? today : days.to },
    isPeriodNamed: period !== null,
    narrowing: {
      ...Object.fromEntries(certain.map(({ dimension, key }) => [dimension, key])),
      ...(none && { [none.dimension]: null }),
    },
    by: cut ?? bare.find((dimension) => !names.some(({ options: [one] }) => one?.dimension === dimension)) ?? null,
    withSpam: spam.found,
  };
  const [one, ...others] = chosen(figure, choice);
  if (!one || others.length > 0) return { kind: 'which_figure', options: figure, asked };
  const unclear = names.find(({ options }) => options.length > 1);
  if (unclear) return { kind: 'which_name', word: unclear.word, options: unclear.options, asked: { ...asked, ...one } };
  return { kind: 'asked', asked: { ...asked, ...one } };
}

/** The figure's own words come before a cut: in "время ответа по менеджерам" only the end is one. */
function figureAndCut(text: string): { figure: FoundFigure[] | null; cut: Asked['by']; words: (Word | null)[] } {
  const found = findCut(text);
  const words: (Word | null)[] = wordsIn(found?.rest ?? text);
  const figure = findFigure(words);
  for (const at of figure?.used ?? []) words[at] = null;
  return { figure: figure?.options ?? null, cut: found?.by ?? null, words };
}

const chosen = (options: readonly FoundFigure[], { kpi }: Choice): readonly FoundFigure[] =>
  kpi === undefined ? options : options.filter((option) => option.kpi === kpi);

function narrowed(found: FoundName, { names = [] }: Choice): FoundName {
  const wanted = found.options.filter(({ dimension, key }) =>
    names.some((name) => name.dimension === dimension && name.key === key),
  );
  return wanted.length > 0 ? { ...found, options: wanted } : found;
}

function without(text: string, pattern: RegExp): { found: boolean; rest: string } {
  return { found: pattern.test(text), rest: text.replace(pattern, ' ') };
}
