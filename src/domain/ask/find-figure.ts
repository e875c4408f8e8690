import { KpiId } from '../kpi/kpi.ts';
import { FIGURE_WORDS } from './figure-words.ts';
import { isAlmost, stemsIn, type Word } from './words.ts';

export interface FoundFigure {
  kpi: KpiId;
  detail: string | null;
}

interface Phrase extends FoundFigure {
  stems: readonly string[];
}

const SMALL: ReadonlySet<string> = new Set(stemsIn('в во и of to the по с'));

const PHRASES: readonly Phrase[] = FIGURE_WORDS.flatMap(([id, phrases]) => {
  const [kpi, detail = null] = id.split('.');
  const found = { kpi: KpiId.parse(kpi), detail };
  // Small words between the others may be left out: "конверсия (диалогов) в лид".
  return phrases.map((phrase) => ({
    ...found,
    stems: [...new Set(stemsIn(phrase).filter((stem) => !SMALL.has(stem)))],
  }));
});

/**
 * The figure whose words a question has: the one with most of them. Several when as many words speak for each. `used` are the places of
 * its words.
 */
export function findFigure(
  words: readonly (Word | null)[],
): { options: FoundFigure[]; used: ReadonlySet<number> } | null {
  const scored = PHRASES.flatMap((phrase) => {
    const places = placesOf(phrase.stems, words);
    return places ? [{ phrase, places }] : [];
  });
  const most = Math.max(0, ...scored.map(({ places }) => places.size));
  const best = scored.filter(({ places }) => places.size === most);
  const [first] = best;
  if (!first) return null;
  const options = new Map(best.map(({ phrase: { kpi, detail } }) => [`${kpi}.${detail}`, { kpi, detail }]));
  return { options: [...options.values()], used: new Set(best.flatMap(({ places }) => [...places])) };
}

function placesOf(stems: readonly string[], words: readonly (Word | null)[]): Set<number> | null {
  const places = new Set<number>();
  for (const stem of stems) {
    const exact = words.findIndex((word, at) => word?.stem === stem && !places.has(at));
    const place =
      exact >= 0 ? exact : words.findIndex((word, at) => word && !places.has(at) && isTypo(word.stem, stem));
    if (place < 0) return null;
    places.add(place);
  }
  return places;
}

/** Short words become others by one letter. */
const isTypo = (word: string, stem: string): boolean => stem.length >= 5 && isAlmost(word, stem);
