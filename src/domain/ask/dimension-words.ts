import type { Dimension, SeriesStep } from '../analytics/figure-query.ts';

/** How people call what figures are cut by; roots, any ending. */
const ROOTS: readonly [Dimension, string][] = [
  ['source', 'источник|source'],
  ['channel', 'канал|мессенджер|channel|messenger'],
  ['manager', 'менеджер|сотрудник|оператор|manager|operator|employee'],
  ['staff', 'мастер|специалист|врач|specialist|stylist|master|staff'],
  ['service', 'услуг|процедур|service'],
  ['pipeline', 'воронк|pipeline|funnel'],
  ['utm_campaign', 'кампани|campaign'],
  ['utm_medium', 'medium|тип\\p{L}* трафик'],
  ['variant', 'вариант|variant'],
];
const STEPS: readonly [SeriesStep, string][] = [
  ['day', 'дням|day'],
  ['week', 'недел|week'],
  ['month', 'месяц|month'],
];

/** What stands for one value of a dimension, as in "менеджер Анна": it says of what kind the name beside it is. */
export function dimensionOf(word: string): Dimension | null {
  return ROOTS.find(([, roots]) => new RegExp(`^(?:${roots})\\p{L}{0,4}$`, 'u').test(word))?.[0] ?? null;
}

const BY = '(?:по|в разрезе|для кажд\\p{L}+|у кажд\\p{L}+|by|per|for each|for every|across|broken down by|split by)';
const WHICH = '(?:как\\p{L}+|котор\\p{L}+|which|what|кто из|у кого из)';

const CUTS: readonly [Dimension | SeriesStep, RegExp][] = [
  ...ROOTS.map(([dimension, roots]): [Dimension, RegExp] => [
    dimension,
    // One value of it is no cut: "по менеджеру Анне" has the name beside it.
    new RegExp(
      `(?<!\\p{L})(?:${BY}\\s+(?:каждо\\p{L}+\\s+)?(?:${roots})(?:ам|ям|ах|ях|s)?|${WHICH}\\s+(?:${roots})\\p{L}{0,4})(?!\\p{L})`,
      'u',
    ),
  ]),
  ...STEPS.map(([step, roots]): [SeriesStep, RegExp] => [
    step,
    new RegExp(
      `(?<!\\p{L})(?:${BY}\\s+(?:${roots})(?:ам|ям|s)?${step === 'day' ? '|daily|ежедневно' : ''})(?!\\p{L})`,
      'u',
    ),
  ]),
];

/** The cut that a question asks for, and the text without it. */
export function findCut(text: string): { by: Dimension | SeriesStep; rest: string } | null {
  for (const [by, pattern] of CUTS) {
    const match = pattern.exec(text);
    if (match) return { by, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` };
  }
  return null;
}

/** "без источника", "without a manager": those that have no value there. */
export function findWithout(text: string): { dimension: Dimension; rest: string } | null {
  for (const [dimension, roots] of ROOTS) {
    const match = new RegExp(
      `(?<!\\p{L})(?:без|without|with no)\\s+(?:a\\s+|any\\s+)?(?:${roots})\\p{L}{0,4}(?!\\p{L})`,
      'u',
    ).exec(text);
    if (match) return { dimension, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` };
  }
  return null;
}
