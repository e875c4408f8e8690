/** What a word says as a number. `oblique`: a Russian form that "в" never takes for a time ("в трёх шагах"). */
export interface NumberWord {
  value: number;
  kind: 'cardinal' | 'ordinal';
  oblique?: true;
}

/** Reads one number word in Russian or English; lower case, ё as е. */
export function readNumberWord(word: string): NumberWord | null {
  return WORDS.get(word) ?? null;
}

const WORDS = new Map<string, NumberWord>();

const EN_CARDINALS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const EN_ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
/** Nominative, then the forms after "к", "до", "около". */
const RU_CARDINALS: [number, string, string][] = [
  [0, 'ноль', 'нуля'],
  [1, 'один', 'одного одному'],
  [2, 'два', 'двух двум'],
  [3, 'три', 'трех трем'],
  [4, 'четыре', 'четырех четырем'],
  [5, 'пять', 'пяти'],
  [6, 'шесть', 'шести'],
  [7, 'семь', 'семи'],
  [8, 'восемь', 'восьми'],
  [9, 'девять', 'девяти'],
  [10, 'десять', 'десяти'],
  [11, 'одиннадцать', 'одиннадцати'],
  [12, 'двенадцать', 'двенадцати'],
  [13, 'тринадцать', 'тринадцати'],
  [14, 'четырнадцать', 'четырнадцати'],
  [15, 'пятнадцать', 'пятнадцати'],
  [16, 'шестнадцать', 'шестнадцати'],
  [17, 'семнадцать', 'семнадцати'],
  [18, 'восемнадцать', 'восемнадцати'],
  [19, 'девятнадцать', 'девятнадцати'],
  [20, 'двадцать', 'двадцати'],
  [30, 'тридцать', 'тридцати'],
  [40, 'сорок', 'сорока'],
  [50, 'пятьдесят', 'пятидесяти'],
];
const RU_ORDINAL_STEMS: [number, string][] = [
  [1, 'перв'],
  [2, 'втор'],
  [4, 'четверт'],
  [5, 'пят'],
  [6, 'шест'],
  [7, 'седьм'],
  [8, 'восьм'],
  [9, 'девят'],
  [10, 'десят'],
  [11, 'одиннадцат'],
  [12, 'двенадцат'],
  [13, 'тринадцат'],
  [14, 'четырнадцат'],
  [15, 'пятнадцат'],
  [16, 'шестнадцат'],
  [17, 'семнадцат'],
  [18, 'восемнадцат'],
  [19, 'девятнадцат'],
  [20, 'двадцат'],
  [30, 'тридцат'],
];

for (const [value, word] of EN_CARDINALS.entries()) WORDS.set(word, { value, kind: 'cardinal' });
for (const [value, word] of EN_ORDINALS.entries()) WORDS.set(word, { value, kind: 'ordinal' });
for (const [value, word] of [
  [30, 'thirty'],
  [40, 'forty'],
  [50, 'fifty'],
] as const) {
  WORDS.set(word, { value, kind: 'cardinal' });
}
WORDS.set('thirtieth', { value: 30, kind: 'ordinal' });
for (const [value, nominative, oblique] of RU_CARDINALS) {
  WORDS.set(nominative, { value, kind: 'cardinal' });
  for (const word of oblique.split(' ')) WORDS.set(word, { value, kind: 'cardinal', oblique: true });
}
// Only the forms that a day or an hour takes ("пятое", "к пятому", "половина пятого"): "второй" and "вторая" count things.
for (const [value, stem] of RU_ORDINAL_STEMS) {
  for (const ending of ['ого', 'ое', 'ому']) WORDS.set(stem + ending, { value, kind: 'ordinal' });
}
for (const word of ['третьего', 'третье', 'третьему']) WORDS.set(word, { value: 3, kind: 'ordinal' });
