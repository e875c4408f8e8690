/** A rewritten text with a way back: `at[i]` is where its character i stood before; the last entry is the old length. */
export interface Rewritten {
  text: string;
  at: number[];
}

/** Russian written in Latin letters back in Cyrillic, as well as letters allow: "zapishite na zavtra". */
export function cyrillise(text: string): Rewritten {
  const at: number[] = [];
  let result = '';
  let index = 0;
  while (index < text.length) {
    const [latin, cyrillic] = nextLetters(text, index);
    for (const letter of cyrillic) {
      result += letter;
      at.push(index);
    }
    index += latin.length;
  }
  at.push(text.length);
  return { text: result, at };
}

/** Longest first. */
const LETTERS: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yo', 'е'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['ye', 'е'],
  ['iy', 'ий'],
  ['yy', 'ый'],
  ['ck', 'к'],
  ...Object.entries({ a: 'а', b: 'б', c: 'ц', d: 'д', e: 'е', f: 'ф', g: 'г', h: 'х', i: 'и', j: 'й', k: 'к', l: 'л' }),
  ...Object.entries({ m: 'м', n: 'н', o: 'о', p: 'п', q: 'к', r: 'р', s: 'с', t: 'т', u: 'у', v: 'в', w: 'в' }),
  ...Object.entries({ x: 'х', y: 'ы', z: 'з', "'": 'ь' }),
];
const VOWELS = new Set('aeiouy');

function nextLetters(text: string, index: number): readonly [string, string] {
  const lower = text.slice(index, index + 4).toLowerCase();
  const first = text.charAt(index);
  if (lower.startsWith('y') && VOWELS.has(text.charAt(index - 1).toLowerCase()) && !/^y[aoue]/.test(lower)) {
    return [first, first === 'Y' ? 'Й' : 'й'];
  }
  const found = LETTERS.find(([latin]) => lower.startsWith(latin));
  if (!found || (found[0] === "'" && !/[a-z]/i.test(text.charAt(index - 1)))) return [first, first];
  const [latin, cyrillic] = found;
  const capital = first !== first.toLowerCase();
  return [latin, capital ? cyrillic.charAt(0).toUpperCase() + cyrillic.slice(1) : cyrillic];
}
