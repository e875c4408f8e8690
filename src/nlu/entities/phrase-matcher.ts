import { slipsAllowed, withinEdits } from '../text/within-edits.ts';
import type { Word } from '../text/words.ts';

/** Words in the key form of the matcher. A `whole` phrase counts only when all of them are said. */
export interface Phrase {
  words: string[];
  whole: boolean;
}

/** Something that can be named by any of several phrases. */
export interface Named {
  id: string;
  phrases: Phrase[];
}

export interface PhraseMatch {
  id: string;
  start: number;
  end: number;
  /** Words of the phrase that were found, and that it has. */
  matched: number;
  of: number;
  /** A typing slip was forgiven. */
  slipped: boolean;
  /** Words of the message that were used, by position. */
  used: number[];
}

interface Heard {
  word: number;
  slipped: boolean;
}

/** Between the words of one phrase at most this many others may stand: "маникюр мне пожалуйста с покрытием". */
const WIDEST_GAP = 2;

/** A place of the message that several names fit equally well. */
export interface PhraseChoice {
  ids: string[];
  start: number;
  end: number;
}

/** What `matchPhrases` leaves out because it cannot be told apart: "стрижка" where there are three kinds of it. */
export function matchChoices(
  words: readonly Word[],
  named: readonly Named[],
  keyOf: (word: Word) => readonly string[],
): PhraseChoice[] {
  const heard = hearVocabulary(words, named, keyOf, () => true);
  const found = named.flatMap(({ id, phrases }) => phrases.flatMap((phrase) => runsOf(id, phrase, heard, words)));
  return bestByPlace(found)
    .filter(({ rivals }) => rivals.length > 0)
    .map(({ match, rivals }) => ({ ids: [match.id, ...rivals], start: match.start, end: match.end }));
}

/**
 * Finds who or what a message names. `keyOf` brings a message's word to the form that phrases are written in;
 * `maySlip` refuses to take a word for a mistyped other one. Best match per place, each name once; what fits two
 * equally is left out, because a question is better than a guess.
 */
export function matchPhrases(
  words: readonly Word[],
  named: readonly Named[],
  keyOf: (word: Word) => readonly string[],
  maySlip: (word: Word) => boolean,
): PhraseMatch[] {
  const heard = hearVocabulary(words, named, keyOf, maySlip);
  const found = named.flatMap(({ id, phrases }) => phrases.flatMap((phrase) => runsOf(id, phrase, heard, words)));
  return bestPerPlace(found);
}

/** Where each word of any phrase occurs in the message, exactly or with a slip. */
function hearVocabulary(
  words: readonly Word[],
  named: readonly Named[],
  keyOf: (word: Word) => readonly string[],
  maySlip: (word: Word) => boolean,
): Map<string, Heard[]> {
  const vocabulary = new Set(named.flatMap(({ phrases }) => phrases.flatMap((phrase) => phrase.words)));
  const heard = new Map<string, Heard[]>();
  const hear = (key: string, found: Heard) => heard.set(key, [...(heard.get(key) ?? []), found]);
  const slips = new Map<string, string[]>();
  words.forEach((word, index) => {
    const keys = keyOf(word);
    const exact = keys.filter((key) => vocabulary.has(key));
    for (const key of exact) hear(key, { word: index, slipped: false });
    if (exact.length > 0 || !maySlip(word)) return;
    for (const key of keys) {
      const near = slips.get(key) ?? [...vocabulary].filter((other) => isSlipOf(key, other));
      slips.set(key, near);
      for (const other of near) hear(other, { word: index, slipped: true });
    }
  });
  return heard;
}

function isSlipOf(key: string, other: string): boolean {
  // Nearly nobody mistypes the first letter, and this spares most comparisons.
  const allowed = Math.min(slipsAllowed(key.length), slipsAllowed(other.length));
  return allowed > 0 && key[0] === other[0] && withinEdits(key, other, allowed);
}

/** The places where words of one phrase stand close together. */
function runsOf(id: string, phrase: Phrase, heard: Map<string, Heard[]>, words: readonly Word[]): PhraseMatch[] {
  const places = phrase.words.flatMap((key) => (heard.get(key) ?? []).map((one) => ({ ...one, key })));
  places.sort((one, other) => one.word - other.word);
  const runs: (typeof places)[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isNew = run?.every(({ key, word }) => key !== place.key && word !== place.word);
    if (run && last && isNew && place.word - last.word <= WIDEST_GAP + 1) run.push(place);
    else runs.push([place]);
  }
  const enough = runs.filter((run) => !phrase.whole || run.length === phrase.words.length);
  return enough.map((run) => ({
    id,
    start: words[run[0]?.word ?? 0]?.start ?? 0,
    end: words[run.at(-1)?.word ?? 0]?.end ?? 0,
    matched: run.length,
    of: phrase.words.length,
    slipped: run.some(({ slipped }) => slipped),
    used: run.map(({ word }) => word),
  }));
}

function bestPerPlace(found: PhraseMatch[]): PhraseMatch[] {
  const kept: PhraseMatch[] = [];
  for (const { match, rivals } of bestByPlace(found)) {
    if (rivals.length === 0 && kept.every(({ id }) => id !== match.id)) kept.push(match);
  }
  return kept.toSorted((one, other) => one.start - other.start);
}

/** The best match of each place, with the others that fit it equally. */
function bestByPlace(found: PhraseMatch[]): { match: PhraseMatch; rivals: string[] }[] {
  const ranked = found.toSorted((one, other) => worth(other) - worth(one));
  const best: { match: PhraseMatch; rivals: string[] }[] = [];
  const taken = new Set<number>();
  for (const match of ranked) {
    if (match.used.some((word) => taken.has(word))) continue;
    for (const word of match.used) taken.add(word);
    const rivals = ranked
      .filter((other) => worth(other) === worth(match) && other.used.some((at) => match.used.includes(at)))
      .map(({ id }) => id);
    best.push({ match, rivals: [...new Set(rivals)].filter((id) => id !== match.id) });
  }
  return best;
}

/** A whole short phrase beats a fragment of a long one, and many matched words beat few; a slip breaks ties. */
const worth = ({ matched, of, slipped }: PhraseMatch) => (matched * matched) / of - (slipped ? 0.1 : 0);
