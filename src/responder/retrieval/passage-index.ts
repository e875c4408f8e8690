import MiniSearch from 'minisearch';
import type { Passage } from './passage.ts';
import { contentWords, isQuestionWord, looksLikeVerb, stem, stemsOf } from './words.ts';

export interface Found {
  passage: Passage;
  /** MiniSearch's BM25+ score times the coverage cubed, for one common word must not outweigh the whole question: only good for comparing passages of one query. */
  score: number;
  /** How much of the question the passage speaks about, 0 to 1: matched words over all words, rare words weighing more. */
  coverage: number;
}

export interface PassageIndex {
  /** Best first; an empty list when no word of the question occurs anywhere. */
  search(question: string): Found[];
}

/** A word found by its beginning or with a typo is worth this much of an exact one. */
const INEXACT_WORTH = 0.75;
/** What a question word, or a verb that no page uses, weighs beside a word of the topic. */
const FRAME_WEIGHT = 0.35;
/** Reading on gains nothing: a customer asks in a sentence, and fuzzy search costs time for every word. */
const MAX_QUESTION_WORDS = 40;

export function buildPassageIndex(passages: readonly Passage[]): PassageIndex {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const weigh = weightsOf(passages);
  const index = new MiniSearch<Passage>({
    fields: ['heading', 'asks', 'text'],
    tokenize: stemsOf,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (question) => [...new Set(askedWords(question).map(stem))],
      boost: { heading: 2, asks: 1.5 },
      prefix: (term) => term.length >= 4,
      fuzzy: (term) => (term.length >= 6 && !/\d/.test(term) ? 0.2 : false),
    },
  });
  index.addAll(passages);

  return {
    search(question) {
      const asked = new Map(askedWords(question).map((word) => [stem(word), weigh(word)]));
      const total = sum(asked.values());
      return index
        .search(question)
        .flatMap((result) => {
          const passage = byId.get(String(result.id));
          if (!passage) return [];
          const coverage = sum([...asked].map(([word, weight]) => weight * closeness(word, result.terms))) / total;
          return [{ passage, score: result.score * coverage ** 3, coverage }];
        })
        .sort((a, b) => b.score - a.score);
    },
  };
}

const askedWords = (question: string): string[] => contentWords(question).slice(0, MAX_QUESTION_WORDS);

/** How well a word is met by the words found. A typo in the first letter makes another word: "groom" is no "room". */
function closeness(word: string, found: readonly string[]): number {
  if (found.includes(word)) return 1;
  const near = found.some(
    (term) =>
      term[0] === word[0] &&
      (term.startsWith(word) || Math.abs(term.length - word.length) <= 2) &&
      shared(term, word) >= 4,
  );
  return near ? INEXACT_WORTH : 0;
}

/** Length of the common beginning, a swallowed or changed letter aside. */
function shared(a: string, b: string): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return start + end;
}

/** How much a word says: one that no page knows weighs most, so an off-topic question is never covered. */
function weightsOf(passages: readonly Passage[]): (word: string) => number {
  const holders = new Map<string, number>();
  for (const { heading, asks, text } of passages) {
    for (const word of new Set(stemsOf(`${heading} ${asks} ${text}`))) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  return (word) => {
    const count = holders.get(stem(word)) ?? 0;
    const rarity = Math.log(1 + (passages.length - count + 0.5) / (count + 0.5));
    const frames = isQuestionWord(word) || (count === 0 && looksLikeVerb(word));
    return frames ? rarity * FRAME_WEIGHT : rarity;
  };
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);
