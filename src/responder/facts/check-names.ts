import type { Business } from '../../domain/business/business.ts';
import { stem, stemsOf, wordsOf } from '../retrieval/words.ts';
import type { Evidence } from './evidence.ts';
import { isFirstName } from './first-names.ts';
import { clauseAt, denies } from './sentences.ts';

const STREET_BEFORE = String.raw`(?:ул\.|улиц\p{L}*|просп\.|проспект\p{L}*|пр-т|переул\p{L}*|пер\.|площад\p{L}*|пл\.|бульвар\p{L}*|шоссе|набережн\p{L}*|метро|остановк\p{L}*|тц|трц|жк|дом|д\.)`;
const STREET_AFTER = String.raw`(?:[Ss]treet|[Ss]t\.?|[Aa]venue|[Aa]ve\.?|[Rr]oad|[Rr]d\.?|[Ll]ane|[Ss]quare|[Bb]oulevard|[Bb]lvd\.?|[Hh]ighway|[Ss]tation|[Mm]all)`;
const ADDRESS = new RegExp(
  `(?<!\\p{L})${STREET_BEFORE}\\s+[«"]?(?:[\\p{Lu}\\d][\\p{L}\\d-]*[\\s,»"]*){1,4}|(?:[\\p{Lu}\\d][\\p{L}\\d-]*\\s+){1,3}${STREET_AFTER}(?!\\p{L})`,
  'gu',
);
const GREETING = /(?<!\p{L})(?:здравствуйте|добр\p{L}+ (?:день|вечер|утро)|рад|спасибо|hello|hi|dear|thank)/iu;
/** Words that are written with a capital though they name nobody. */
const NOT_A_NAME =
  /^(?:I|I['’]\p{L}+|Mon|Tue|Wed|Thu|Fri|Sat|Sun|\p{L}*day|\p{L}+days|January|February|March|April|May|June|July|August|September|October|November|December|OK|AM|PM|Вы|Вам|Вас|Вами|Ваш\p{L}*|English|Russian|Hello|Hi|Здравствуйте|Добрый)$/u;

/** Names of people and places in a sentence that nothing of the turn knows. */
export function unknownNames(
  sentence: string,
  evidence: Evidence,
  business: Business,
  customer: readonly string[],
): string[] {
  const said = new Set(customer.flatMap(stemsOf));
  const staff = new Set(
    business.staff
      .filter(({ active }) => active)
      .flatMap(({ name, synonyms }) => [name.ru, name.en, ...synonyms.ru, ...synonyms.en].flatMap(stemsOf)),
  );
  const known = (word: string): boolean => {
    const root = stem(wordsOf(word)[0] ?? '');
    if (evidence.stems.has(root) || [...staff].some((name) => sameName(name, root))) return true;
    // The customer's words back nothing, but may be denied ("Марина у нас не работает") or be the customer's own name.
    return said.has(root) && (GREETING.test(sentence) || denies(clauseAt(sentence, sentence.indexOf(word))));
  };
  const names = [...capitalised(sentence), ...firstNames(sentence)].filter((word) => !known(word));
  return [...names, ...unknownAddress(sentence, known, evidence)];
}

/** Surnames are cut differently by case: `орлов` of "Орлова", `орл` of "Орлов". */
export const sameName = (a: string, b: string): boolean =>
  a === b ||
  (Math.min(a.length, b.length) >= 3 && Math.abs(a.length - b.length) <= 2 && (a.startsWith(b) || b.startsWith(a)));

/** A capital inside a sentence marks a name in both languages; the first word of a clause says nothing. */
function capitalised(sentence: string): string[] {
  return [
    ...sentence.matchAll(
      /(?<=[\p{Ll}\d,)»"] ?[«"(]? ?)(?<![.!?:…] ?[«"(]?)(?<!\p{L})\p{Lu}(?:\p{L}+|(?=['’]\p{Lu}))(?:[-'’]\p{L}+)*/gu,
    ),
  ]
    .map(([word]) => word)
    .filter((word) => !NOT_A_NAME.test(word));
}

const firstNames = (sentence: string): string[] =>
  [...sentence.matchAll(/(?<!\p{L})\p{Lu}\p{Ll}+/gu)].map(([word]) => word).filter((word) => isFirstName(word));

/** A street or landmark that nobody named, or a house number that does not stand beside that street. */
function unknownAddress(sentence: string, known: (word: string) => boolean, evidence: Evidence): string[] {
  return [...sentence.matchAll(ADDRESS)]
    .map(([place]) => place.trim())
    .filter((place) => {
      const words = wordsOf(place).filter((word) => !STREET_WORD.test(word));
      const houses = words.filter((word) => /^\d/.test(word));
      const names = words.filter((word) => word.length > 2 && !/^\d/.test(word));
      if (names.some((word) => !known(word))) return true;
      return houses.some(
        (house) =>
          !evidence.lines.some(({ stems }) => stems.has(house) && names.every((word) => stems.has(stem(word)))),
      );
    });
}
const STREET_WORD = new RegExp(`^(?:${STREET_BEFORE}|${STREET_AFTER})$`, 'u');
