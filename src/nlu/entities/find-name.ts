import type { Entity } from '../../domain/understanding.ts';
import { conceptsOf } from '../lexicon/concepts-of.ts';
import { firstNameOf, isAlsoAWord } from '../lexicon/first-names.ts';
import type { Word } from '../text/words.ts';

type Name = Extract<Entity, { kind: 'name' }>;

/** The customer's own name when they introduce themselves: "меня зовут Ира", "my name is Alex Kim", "это Мария". */
export function findName(words: readonly Word[], text: string): Name[] {
  for (const { pattern, sure } of INTRODUCTIONS) {
    for (let at = 0; at + pattern.length < words.length; at += 1) {
      if (!pattern.every((word, index) => words[at + index]?.lower === word)) continue;
      const name = nameFrom(words, text, at + pattern.length, sure);
      if (name.length > 0) return [toEntity(name, text, sure ? 0.95 : 0.85)];
    }
  }
  return [];
}

/** When a name was asked for, a short text of name-like words is the name: "Ира", "alex kim", "Анна Петрова". */
export function readAskedName(words: readonly Word[], text: string): Name[] {
  const rest = words.filter(({ lower }) => !FILLERS.has(lower));
  if (rest.length === 0 || rest.length > MOST_WORDS || text.includes('?')) return [];
  const known = rest.some(({ lower }) => firstNameOf(lower) !== null);
  if (!rest.every((word) => couldBeName(word))) return [];
  const capitals = rest.every(({ raw }) => /^\p{Lu}/u.test(raw));
  return [toEntity(rest, text, known ? 0.9 : capitals ? 0.8 : 0.6)];
}

interface Introduction {
  pattern: string[];
  /** After these words anything is a name; after the others ("I'm …") only what is known or written as one. */
  sure: boolean;
}

const introductions = (sure: boolean, ...phrases: string[]): Introduction[] =>
  phrases.map((phrase) => ({ pattern: phrase.split(' '), sure }));

const INTRODUCTIONS: readonly Introduction[] = [
  ...introductions(true, 'меня зовут', 'зовут меня', 'зовут', 'мое имя', 'на имя', 'имя', 'фамилия'),
  ...introductions(
    true,
    'my name is',
    "my name's",
    'my names',
    'name is',
    'call me',
    'under the name of',
    'under the name',
  ),
  ...introductions(true, 'name', 'menya zovut'),
  ...introductions(false, 'это', 'я', 'вас беспокоит', 'беспокоит', 'с вами'),
  ...introductions(false, "i'm", 'i am', 'im', 'this is', "it's", 'its'),
];

const MOST_WORDS = 3;
const FILLERS = new Set(
  'меня зовут мое имя это я на пожалуйста здравствуйте привет да ну my name is its the im and i am it please hi hello ok well yes'
    .split(' ')
    .concat("it's", "i'm", "name's"),
);
/** Words that go on after a name, or stand where a name could, and are in no group of meaning. */
const NOT_NAMES = new Set(
  (
    'и а но или мой моя телефон номер тел из от за по до с в на к у уже еще очень тоже так вот там тут здесь опять снова ваш ' +
    'and but or my phone number tel from in on at to the a an so very just also again still yours here late busy back ' +
    'ready new interested calling writing going trying afraid'
  ).split(' '),
);

/** Up to three name-like words from a place on, all in one phrase. */
function nameFrom(words: readonly Word[], text: string, from: number, sure: boolean): Word[] {
  const name: Word[] = [];
  for (const word of words.slice(from, from + MOST_WORDS)) {
    const last = name.at(-1);
    const gap = text.slice(last?.end ?? words[from - 1]?.end ?? 0, word.start);
    if (!couldBeName(word) || (last ? /[^\s-]/.test(gap) : /[.!?;]/.test(gap))) break;
    const looksLikeOne = firstNameOf(word.lower) !== null || /^\p{Lu}\p{Ll}/u.test(word.raw);
    if (!looksLikeOne && (!sure || (last !== undefined && /^\p{Lu}/u.test(last.raw)))) break;
    name.push(word);
  }
  return name;
}

function couldBeName({ lower, raw }: Word): boolean {
  if (!/^[\p{L}'’]{2,30}$/u.test(raw) || NOT_NAMES.has(lower)) return false;
  const first = firstNameOf(lower);
  if (first !== null) return !isAlsoAWord(first) || /^\p{Lu}/u.test(raw);
  return conceptsOf(lower).every((concept) => concept === 'people');
}

function toEntity(name: readonly Word[], text: string, confidence: number): Name {
  const start = name[0]?.start ?? 0;
  const end = name.at(-1)?.end ?? start;
  const value = name.map(({ raw, lower }) => titled(raw === raw.toLowerCase() ? lower : raw)).join(' ');
  return { kind: 'name', value, span: [start, end], text: text.slice(start, end), confidence };
}

const titled = (word: string) =>
  word.charAt(0).toUpperCase() + (word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1));
