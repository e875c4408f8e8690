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
  return bestByPlace(allRuns(words, named, keyOf, () => true))
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
  return bestPerPlace(allRuns(words, named, keyOf, maySlip));
}

/** The places of all phrases of which at least one word is heard. */
function allRuns(
  words: readonly Word[],
  named: readonly Named[],
  keyOf: (word: Word) => readonly string[],
  maySlip: (word: Word) => boolean,
): PhraseMatch[] {
  const index = indexOf(named);
  const heard = hearVocabulary(words, index, keyOf, maySlip);
  const possible = new Set<Entry>();
  for (const key of heard.keys()) for (const entry of index.entriesOf.get(key) ?? []) possible.add(entry);
  return [...possible]
    .sort((one, other) => one.order - other.order)
    .flatMap(({ id, phrase }) => runsOf(id, phrase, heard, words));
}

interface Entry {
  id: string;
  phrase: Phrase;
  order: number;
}

interface PhraseIndex {
  entriesOf: Map<string, Entry[]>;
  /** Words by their first letter, which nearly nobody mistypes: slips are looked for among these alone. */
  byLetter: Map<string, string[]>;
}

const indexes = new WeakMap<readonly Named[], PhraseIndex>();

/** Worked out once for a list of names, which are the business's and stay the same over many messages. */
function indexOf(named: readonly Named[]): PhraseIndex {
  const known = indexes.get(named);
  if (known) return known;
  const entriesOf = new Map<string, Entry[]>();
  const byLetter = new Map<string, string[]>();
  let order = 0;
  for (const { id, phrases } of named) {
    for (const phrase of phrases) {
      const entry = { id, phrase, order: order++ };
      for (const word of new Set(phrase.words)) {
        if (!entriesOf.has(word)) push(byLetter, word[0] ?? '', word);
        push(entriesOf, word, entry);
      }
    }
  }
  const index = { entriesOf, byLetter };
  indexes.set(named, index);
  return index;
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Where each word of any phrase occurs in the message, exactly or with a slip. */
function hearVocabulary(
  words: readonly Word[],
  { entriesOf, byLetter }: PhraseIndex,
  keyOf: (word: Word) => readonly string[],
  maySlip: (word: Word) => boolean,
): Map<string, Heard[]> {
  const heard = new Map<string, Heard[]>();
  words.forEach((word, index) => {
    const keys = keyOf(word);
    const exact = keys.filter((key) => entriesOf.has(key));
    for (const key of exact) push(heard, key, { word: index, slipped: false });
    if (exact.length > 0 || !maySlip(word)) return;
    for (const key of keys) {
      for (const other of byLetter.get(key[0] ?? '') ?? []) {
        if (isSlipOf(key, other)) push(heard, other, { word: index, slipped: true });
      }
    }
  });
  return heard;
}

function isSlipOf(key: string, other: string): boolean {
  const allowed = Math.min(slipsAllowed(key.length), slipsAllowed(other.length));
  return allowed > 0 && withinEdits(key, other, allowed);
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
