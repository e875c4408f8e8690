/**
 * The form in which facts are read: small letters, one kind of space, ё as е, no invisible characters, and numbers that are
 * written as words turned into digits ("в пять вечера" → "в 5 вечера", "две тысячи" → "2 тысячи"), so that spelling
 * a number out does not get it past the check.
 */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\S\n]+/gu, ' ')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('’', "'");
  return plain
    .replace(/(?<!\p{L})полчаса/gu, '30 минут')
    .replace(/(?<!\p{L})полгода/gu, '6 месяцев')
    .replace(/(?<!\p{L})half an hour/gu, '30 minutes')
    .replace(/(?<!\p{L})(?:an|one|1) hour and a half/gu, '1.5 hours')
    .replace(/(?<!\p{L})пол(?:тора|торы|утора)(?!\p{L})/gu, '1.5')
    .replace(RUN, (run) => digits(run.split(/[\s-]+/)));
}

/** Words of one are left alone ("one of them"); times of day at one o'clock are rare enough to be told in digits. */
const RUSSIAN: readonly [RegExp, number][] = [
  [/^дв(?:а|е|ух|ум|умя|ое|оих)$/, 2],
  [/^тр(?:и|ех|ем|емя|ое|оих)$/, 3],
  [/^четыр(?:е|ех|ем|ьмя)$/, 4],
  [/^пят(?:ь|и|ью)$/, 5],
  [/^шест(?:ь|и|ью)$/, 6],
  [/^сем[ьи]$/, 7],
  [/^вос(?:емь|ьми|емью)$/, 8],
  [/^девят(?:ь|и|ью)$/, 9],
  [/^десят(?:ь|и|ью)$/, 10],
  [/^одиннадцат(?:ь|и|ью)$/, 11],
  [/^двенадцат(?:ь|и|ью)$/, 12],
  [/^тринадцат(?:ь|и|ью)$/, 13],
  [/^четырнадцат(?:ь|и|ью)$/, 14],
  [/^пятнадцат(?:ь|и|ью)$/, 15],
  [/^шестнадцат(?:ь|и|ью)$/, 16],
  [/^семнадцат(?:ь|и|ью)$/, 17],
  [/^восемнадцат(?:ь|и|ью)$/, 18],
  [/^девятнадцат(?:ь|и|ью)$/, 19],
  [/^двадцат(?:ь|и|ью)$/, 20],
  [/^тридцат(?:ь|и|ью)$/, 30],
  [/^сорока?$/, 40],
  [/^пят(?:ьдесят|идесяти)$/, 50],
  [/^шест(?:ьдесят|идесяти)$/, 60],
  [/^сем(?:ьдесят|идесяти)$/, 70],
  [/^вос(?:емьдесят|ьмидесяти)$/, 80],
  [/^девяност[оа]$/, 90],
  [/^ст[оа]$/, 100],
  [/^дв(?:ести|ухсот)$/, 200],
  [/^тр(?:иста|ехсот)$/, 300],
  [/^четыр(?:еста|ехсот)$/, 400],
  [/^пят(?:ьсот|исот)$/, 500],
  [/^шест(?:ьсот|исот)$/, 600],
  [/^сем(?:ьсот|исот)$/, 700],
  [/^вос(?:емьсот|ьмисот)$/, 800],
  [/^девят(?:ьсот|исот)$/, 900],
];
const ENGLISH: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};
const WORD = `(?:${[...RUSSIAN.map(([pattern]) => pattern.source.slice(1, -1)), ...Object.keys(ENGLISH)].join('|')})`;
const RUN = new RegExp(`(?<!\\p{L})${WORD}(?:[\\s-]+(?:and\\s+)?${WORD})*(?!\\p{L})`, 'gu');

/** "двадцать пять" is 25 and "two hundred" 200, but "два три" stays two numbers. */
function digits(words: readonly string[]): string {
  const numbers: number[] = [];
  for (const word of words) {
    const value = ENGLISH[word] ?? RUSSIAN.find(([pattern]) => pattern.test(word))?.[1];
    if (value === undefined) continue;
    const last = numbers.at(-1);
    if (last !== undefined && word === 'hundred' && last < 10) numbers[numbers.length - 1] = last * 100;
    else if (last !== undefined && fits(last, value)) numbers[numbers.length - 1] = last + value;
    else numbers.push(value);
  }
  return numbers.join(' ');
}

const fits = (tens: number, rest: number): boolean =>
  (tens % 100 === 0 && rest < 100) || (tens % 10 === 0 && tens % 100 >= 20 && rest < 10);
