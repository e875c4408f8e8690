import { stemRussian } from '../words/stem-russian.ts';

/** Words of two letters are names too rarely, and ordinary words too often, to be bent. */
const SHORTEST_BENT = 3;
const MOST_ENDING = 3;

/**
 * A pattern for each word of somebody's names, in any case and inflection: of "Анна Петрова" also "Анне" and "Петровой". Null when there
 * is no word in them. Too much is hidden rather than too little.
 */
export function patternOfNames(names: readonly string[]): RegExp | null {
  const words = names.flatMap(
    (name) =>
      name
        .toLowerCase()
        .replaceAll('ё', 'е')
        .match(/\p{L}+/gu) ?? [],
  );
  const forms = [...new Set(words)].filter((word) => word.length > 1).map(formsOf);
  return forms.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

function formsOf(word: string): string {
  const isRussian = /^[а-я]+$/u.test(word);
  if (!isRussian) return `${word}(?:['’]s)?`;
  const root = stemRussian(word);
  const written = root.replaceAll('е', '[её]');
  return word.length < SHORTEST_BENT || root.length < 2
    ? word.replaceAll('е', '[её]')
    : `${written}\\p{L}{0,${MOST_ENDING}}`;
}
