import type { Business } from '../../domain/business/business.ts';
import type { Entity } from '../../domain/understanding.ts';
import { firstNameOf, isAlsoAWord } from '../lexicon/first-names.ts';
import { nameForms } from '../text/name-forms.ts';
import { type Word, wordsOf } from '../text/words.ts';
import { matchPhrases, type Named } from './phrase-matcher.ts';

type Found = Extract<Entity, { kind: 'staff' }>;

/** Staff whom the text names, in any case: "у Анны", "к Оле", "with Anna"; value is the id. Only whole words count. */
export function findStaff(words: readonly Word[], text: string, business: Business): Found[] {
  const { named, nominatives } = staffOf(business);
  const keyOf = ({ lower }: Word) => nominatives.get(lower) ?? [lower.replace(/'s$/, '')];
  // "Марину" is not a mistyped "Марию": another person's name is never bent into one of ours.
  const maySlip = ({ lower }: Word) => firstNameOf(lower) === null;
  return matchPhrases(words, named, keyOf, maySlip)
    .filter(({ used }) => used.length > 1 || used.some((at) => isMeantAsName(words, at)))
    .map(({ id, start, end, slipped }) => ({
      kind: 'staff',
      value: id,
      span: [start, end],
      text: text.slice(start, end),
      confidence: slipped ? 0.7 : 0.95,
    }));
}

interface Staff {
  named: Named[];
  /** From any case to the words of `named`. */
  nominatives: Map<string, string[]>;
}
const cache = new WeakMap<Business, Staff>();

function staffOf(business: Business): Staff {
  const known = cache.get(business);
  if (known) return known;
  const named = business.staff
    .filter(({ active }) => active)
    .map(({ id, name, synonyms }) => ({
      id,
      phrases: [name.ru, name.en, ...synonyms.ru, ...synonyms.en]
        .map((phrase) => wordsOf(phrase).map(({ lower }) => lower))
        // Each part of a name may stand alone, so every part is a phrase too.
        .flatMap((phrase) => (phrase.length > 1 ? [phrase, ...phrase.map((word) => [word])] : [phrase]))
        .map((words) => ({ words, whole: true })),
    }));
  const nominatives = new Map<string, string[]>();
  for (const word of new Set(named.flatMap(({ phrases }) => phrases.flatMap(({ words }) => words)))) {
    for (const form of nameForms(word)) nominatives.set(form, [...(nominatives.get(form) ?? []), word]);
  }
  const staff = { named, nominatives };
  cache.set(business, staff);
  return staff;
}

const BEFORE_NAMES = new Set(
  'к ко у с со мастер мастера мастеру мастером врач врача врачу with to by see for master stylist'.split(' '),
);

/** Вера and Will are words too: they are persons when capitalised inside a sentence or after "к", "у", "with". */
function isMeantAsName(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || !isAlsoAWord(firstNameOf(word.lower) ?? word.lower)) return true;
  const before = words[at - 1];
  if (words.length === 1) return true;
  return before !== undefined && (BEFORE_NAMES.has(before.lower) || /^\p{Lu}/u.test(word.raw));
}
