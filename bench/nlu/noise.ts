import { seeded, shuffle } from '../../src/nlu/intent/random.ts';
import { isForeign } from './ours.ts';
import type { Line } from './task.ts';

/** The same message as somebody in a hurry would type it. */
type Noiser = (text: string, random: () => number) => string;

/** What people do to words, by name. Each starts from the clean text; a text that it can't change stays. */
export const NOISERS: Readonly<Record<string, Noiser>> = {
  /** About one slip in four words of four letters or more. */
  slips: onWords(0.25, (word, random) => slip(word, random)),
  doubled: onWords(0.25, (word, random) => at(word, random, (letter) => letter + letter)),
  missed: onWords(0.25, (word, random) => at(word, random, () => '')),
  /** One space in three is not there. */
  fewerSpaces: (text, random) => text.replace(/ /g, (space) => (random() < 0.33 ? '' : space)),
  noSpaces: (text) => text.replace(/\s/g, ''),
  /** As speech recognition writes it. */
  voice: (text) => text.toLowerCase().replace(/[^\p{L}\p{N}'\s]/gu, ''),
  capitals: (text) => text.toUpperCase(),
  stretched: onWords(0.25, (word, random) => at(word, random, (letter) => letter.repeat(4))),
  translit: (text) => text.replace(/[а-яё]/giu, (letter) => LATIN[letter.toLowerCase()] ?? letter),
  otherLayout: (text) => inOtherKeys(text),
  /** Words of the other language around it. */
  mixed: (text, random) => {
    const [before, after] = /[а-яё]/i.test(text) ? ['hi', 'please'] : ['привет', 'пожалуйста'];
    return random() < 0.5 ? `${before}, ${text}` : `${text} ${after}`;
  },
};

/** The lines in scope under each noise; the same ones for the same lines. Foreign lines stay away: noise makes them no better known. */
export function noisy(lines: readonly Line[]): Record<string, Line[]> {
  const known = lines.filter((line) => !isForeign(line));
  return Object.fromEntries(
    Object.entries(NOISERS).map(([name, noiser]) => {
      const random = seeded(2026);
      const order = shuffled(known.length, random).slice(0, MOST_LINES);
      return [name, order.flatMap((index) => withNoise(known[index], noiser, random))];
    }),
  );
}

const MOST_LINES = 1500;

const withNoise = (line: Line | undefined, noiser: Noiser, random: () => number): Line[] =>
  line ? [{ text: noiser(line.text, random), intent: line.intent }] : [];

function shuffled(count: number, random: () => number): number[] {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  shuffle(order, random);
  return [...order];
}

/** Changes words of four letters or more, each with this chance. */
function onWords(chance: number, change: Noiser): Noiser {
  return (text, random) => text.replace(/\p{L}{4,}/gu, (word) => (random() < chance ? change(word, random) : word));
}

function at(word: string, random: () => number, change: (letter: string) => string): string {
  const place = Math.floor(random() * word.length);
  return word.slice(0, place) + change(word.charAt(place)) + word.slice(place + 1);
}

function slip(word: string, random: () => number): string {
  const place = Math.floor(random() * (word.length - 1));
  const kind = Math.floor(random() * 4);
  const [head, one, two, tail] = [
    word.slice(0, place),
    word.charAt(place),
    word.charAt(place + 1),
    word.slice(place + 2),
  ];
  if (kind === 0) return head + two + one + tail;
  if (kind === 1) return head + two + tail;
  if (kind === 2) return head + one + one + two + tail;
  return head + neighbourOf(one, random) + two + tail;
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'];

function neighbourOf(letter: string, random: () => number): string {
  const row = ROWS.find((keys) => keys.includes(letter.toLowerCase()));
  if (!row) return letter;
  const place = row.indexOf(letter.toLowerCase());
  return row.charAt(random() < 0.5 && place > 0 ? place - 1 : place + 1) || letter;
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а a|б b|в v|г g|д d|е e|ё e|ж zh|з z|и i|й y|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х h|ц c|ч ch|ш sh|щ sch|ъ |ы y|ь |э e|ю yu|я ya'
    .split('|')
    .map((pair) => [pair.charAt(0), pair.slice(2)]),
);
const KEYS_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const KEYS_CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё';

function inOtherKeys(text: string): string {
  const [from, to] = /[а-яё]/i.test(text) ? [KEYS_CYRILLIC, KEYS_LATIN] : [KEYS_LATIN, KEYS_CYRILLIC];
  return text.toLowerCase().replace(/./gu, (letter) => to[from.indexOf(letter)] ?? letter);
}
