import type { Business } from '../../domain/business/business.ts';
import type { Entity } from '../../domain/understanding.ts';
import { stem } from '../text/stem.ts';
import { type Word, wordsOf } from '../text/words.ts';
import { matchChoices, matchPhrases, type Named, type PhraseMatch } from './phrase-matcher.ts';

type Found = Extract<Entity, { kind: 'service' }>;

/** Services that the text names by title or synonym, in any case and with small typing errors; value is the id. */
export function findServices(words: readonly Word[], text: string, business: Business): Found[] {
  return matchPhrases(
    words,
    servicesOf(business),
    ({ lower }) => [stem(lower)],
    () => true,
  )
    .filter(isEnough)
    .map((match) => ({
      kind: 'service',
      value: match.id,
      span: [match.start, match.end],
      text: text.slice(match.start, match.end),
      confidence: confidenceOf(match),
    }));
}

type Choice = Extract<Entity, { kind: 'serviceChoice' }>;

/** Words that fit several services equally: "стрижка" where there are three kinds of it. */
export function findServiceChoices(words: readonly Word[], text: string, business: Business): Choice[] {
  return matchChoices(words, servicesOf(business), ({ lower }) => [stem(lower)])
    .filter(({ ids }) => ids.length <= WIDEST_CHOICE)
    .map(({ ids, start, end }) => ({
      kind: 'serviceChoice',
      values: business.services.map(({ id }) => id).filter((id) => ids.includes(id)),
      span: [start, end],
      text: text.slice(start, end),
      confidence: 0.6,
    }));
}

/** A word that fits more than this tells nothing. */
const WIDEST_CHOICE = 5;

/** "с", "для", "the": they hold a title together but do not tell services apart. */
const SMALL = new Set('и с со на для до по в из от к или a an the of and with for to in on or'.split(' '));

const cache = new WeakMap<Business, Named[]>();

function servicesOf(business: Business): Named[] {
  const known = cache.get(business);
  if (known) return known;
  const named = business.services.map(({ id, title, synonyms }) => ({
    id,
    phrases: [
      // A title may be said in part ("гель-лак"); a synonym is short enough to be said whole: "hair" is no "hair dye".
      // A title that is one word with a hyphen is said whole too: "make it six" is no make-up.
      ...[title.ru, title.en].map((phrase) => ({ words: stemsOf(phrase), whole: !phrase.includes(' ') })),
      ...[...synonyms.ru, ...synonyms.en].map((phrase) => ({ words: stemsOf(phrase), whole: true })),
    ].filter(({ words }) => words.length > 0),
  }));
  cache.set(business, named);
  return named;
}

const stemsOf = (phrase: string): string[] => {
  const telling = wordsOf(phrase).filter(({ lower }) => !SMALL.has(lower));
  return [...new Set(telling.map(({ lower }) => stem(lower)))];
};

/** Less than half of a title could be any service: "покрытие" of "Маникюр с покрытием гель-лак". */
const isEnough = ({ matched, of }: PhraseMatch) => matched * 2 >= of;

function confidenceOf({ matched, of, slipped }: PhraseMatch): number {
  return (matched === of ? 0.95 : 0.65) - (slipped ? 0.1 : 0);
}
