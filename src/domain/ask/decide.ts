import type { Dimension } from '../analytics/figure-query.ts';
import { datesBetween } from '../business/local-date.ts';
import type { Asked, Choice, Understood } from './asked.ts';
import { type Days, lastDays } from './days.ts';
import type { FoundFigure } from './find-figure.ts';
import type { FoundName } from './find-names.ts';

/** What was read out of a question, whoever has read it. */
export interface ReadParts {
  /** Null where none was named. */
  days: Days | null;
  /** One, or several that it may be; null for none. */
  figure: readonly FoundFigure[] | null;
  names: readonly FoundName[];
  by: Asked['by'];
  /** A dimension of which those without a value are asked for. */
  none: Dimension | null;
  withSpam: boolean;
  /** Words that mean nothing to us. */
  unknown: string[];
}

const DEFAULT_DAYS = 30;
const LONGEST_DAYS = 3 * 366;

/** What can be answered of what was read, and what cannot, or not yet. */
export function decide(
  { days: namedDays, figure, names: found, by, none, withSpam, unknown }: ReadParts,
  { today, choice }: { today: string; choice: Choice },
): Understood {
  const days = namedDays ?? lastDays(today, DEFAULT_DAYS);
  const names = found.map((name) => narrowed(name, choice));
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
    isPeriodNamed: namedDays !== null,
    narrowing: {
      ...Object.fromEntries(certain.map(({ dimension, key }) => [dimension, key])),
      ...(none && { [none]: null }),
    },
    by,
    withSpam,
  };
  const [one, ...others] = chosen(figure, choice);
  if (!one || others.length > 0) return { kind: 'which_figure', options: [...figure], asked };
  const unclear = names.find(({ options }) => options.length > 1);
  if (unclear) return { kind: 'which_name', word: unclear.word, options: unclear.options, asked: { ...asked, ...one } };
  return { kind: 'asked', asked: { ...asked, ...one } };
}

const chosen = (options: readonly FoundFigure[], { kpi }: Choice): readonly FoundFigure[] =>
  kpi === undefined ? options : options.filter((option) => option.kpi === kpi);

function narrowed(found: FoundName, { names = [] }: Choice): FoundName {
  const wanted = found.options.filter(({ dimension, key }) =>
    names.some((name) => name.dimension === dimension && name.key === key),
  );
  return wanted.length > 0 ? { ...found, options: wanted } : found;
}
