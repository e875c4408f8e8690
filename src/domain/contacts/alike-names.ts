/** Whether two names may be one person's: the same words in any order, one within the other, or one letter apart. */
export function alikeNames(one: string, two: string): boolean {
  const [few, many] = [wordsOf(one), wordsOf(two)].sort((a, b) => a.length - b.length);
  if (!few || !many || few.length === 0) return false;
  return few.every((word) => many.some((other) => withinOneLetter(word, other)));
}

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/\p{L}+/gu) ?? [];

function withinOneLetter(one: string, two: string): boolean {
  if (one === two) return true;
  if (Math.min(one.length, two.length) < 3 || Math.abs(one.length - two.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === two[from]) from++;
  let back = 0;
  while (back < Math.min(one.length, two.length) - from && one.at(-1 - back) === two.at(-1 - back)) back++;
  return Math.max(one.length, two.length) - from - back <= 1;
}
