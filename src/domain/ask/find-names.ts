import type { Dimension } from '../analytics/figure-query.ts';
import type { Named } from './asked.ts';
import { dimensionOf } from './dimension-words.ts';
import { isAlmost, stemsIn, type Word } from './words.ts';

export interface FoundName {
  /** As it was written. */
  word: string;
  /** One, or several that it may mean. */
  options: Named[];
  used: readonly number[];
}

interface Match {
  named: Named;
  used: number[];
  /** Whether a whole name was said, and not a part of it. */
  isWhole: boolean;
  typos: number;
}

/**
 * The names in a question, each once, those of most words first. A word before a name that says of what kind it is ("мастер Анна",
 * "channel telegram") decides between namesakes.
 */
export function findNames(words: readonly (Word | null)[], world: readonly Named[]): FoundName[] {
  const free = [...words];
  const found: FoundName[] = [];
  for (;;) {
    const best = bestOf(world.flatMap((named) => matchesOf(named, free)));
    const [first] = best;
    if (!first) return found;
    const used = [...new Set(best.flatMap((match) => match.used))].sort((a, b) => a - b);
    const hint = hintAt(free, used[0] ?? 0);
    const hinted = best.filter(({ named }) => named.dimension === hint?.dimension);
    const options = (hinted.length > 0 ? hinted : best).map(({ named }) => named);
    const word = used.map((at) => free[at]?.text ?? '').join(' ');
    found.push({ word, options: [...new Set(options)], used: hint && hinted.length > 0 ? [hint.at, ...used] : used });
    for (const at of used) free[at] = null;
    if (hint && hinted.length > 0) free[hint.at] = null;
  }
}

function matchesOf(named: Named, words: readonly (Word | null)[]): Match[] {
  return named.names.flatMap((name) => {
    const stems = stemsIn(name);
    const match = matchOf(stems, words);
    return match && isEnough(named.dimension, stems, match.used.length)
      ? [{ ...match, named, isWhole: match.used.length === stems.length }]
      : [];
  });
}

/** A person is called by one of the names; of a service's or source's name a part is enough where it is a word of weight. */
function isEnough(dimension: Dimension, stems: readonly string[], said: number): boolean {
  return dimension === 'manager' || dimension === 'staff' || dimension === 'service' || said === stems.length;
}

function matchOf(stems: readonly string[], words: readonly (Word | null)[]): { used: number[]; typos: number } | null {
  const used: number[] = [];
  let typos = 0;
  for (const stem of stems) {
    if (stem.length < 2) continue;
    const exact = words.findIndex((word, at) => word && isSame(word.stem, stem) && !used.includes(at));
    const place =
      exact >= 0 ? exact : words.findIndex((word, at) => word && !used.includes(at) && isAlmost(word.stem, stem));
    if (place < 0) continue;
    if (exact < 0) typos += 1;
    used.push(place);
  }
  return used.length > 0 ? { used, typos } : null;
}

/** Surnames lose their last letters to the stem in one case and keep them in another: "Смирнов", "Смирнова". */
function isSame(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || (short.length >= 4 && long.startsWith(short) && long.length - short.length <= 2);
}

/** Whoever has most words; then without a typo; then by a whole name. Namesakes are those of the same words. */
function bestOf(matches: readonly Match[]): Match[] {
  const rank = ({ used, typos, isWhole }: Match): number => used.length * 4 + (typos === 0 ? 2 : 0) + (isWhole ? 1 : 0);
  const most = Math.max(0, ...matches.map(rank));
  const first = matches.find((match) => rank(match) === most);
  if (!first) return [];
  const isPerson = ({ named: { dimension } }: Match) => dimension === 'manager' || dimension === 'staff';
  return matches.filter(
    (match) =>
      sameWords(match.used, first.used) &&
      // Others who are called by the same word, though their name goes on: "Анна" and "Анна Петрова" are both Anna.
      (rank(match) === most || (isPerson(match) && isPerson(first) && match.typos === first.typos)),
  );
}

const sameWords = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((at) => other.includes(at));

function hintAt(words: readonly (Word | null)[], at: number): { at: number; dimension: Dimension } | null {
  for (const place of [at - 1, at + 1]) {
    const dimension = dimensionOf(words[place]?.text ?? '');
    if (dimension) return { at: place, dimension };
  }
  return null;
}
