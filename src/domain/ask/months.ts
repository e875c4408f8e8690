const RU = ['январ', 'феврал', 'март', 'апрел', 'ма', 'июн', 'июл', 'август', 'сентябр', 'октябр', 'ноябр', 'декабр'];
const EN = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const ENDINGS = '(?:[ьяйюе]|ем|а|у|ом)?';

/** A month in any case, or in English, also short. One group. */
export const MONTH = `(${[...RU.map((month) => `${month}${ENDINGS}`), ...EN, ...EN.map((name) => name.slice(0, 3))].join('|')})`;

/** 1 to 12; null for what is no month. */
export function monthOf(word: string): number | null {
  const english = EN.findIndex((name) => name === word || name.slice(0, 3) === word);
  if (english >= 0) return english + 1;
  // The longest root first: "март" begins like "ма".
  const roots = RU.map((root, at) => ({ root, month: at + 1 })).sort((a, b) => b.root.length - a.root.length);
  return roots.find(({ root }) => new RegExp(`^${root}${ENDINGS}$`, 'u').test(word))?.month ?? null;
}
