/** More than this adds nothing to what is meant, and costs time: classification is linear in the length. */
export const LONGEST_CLASSIFIED = 1000;

/** Soft hyphens, direction marks, joiners, variation selectors, and the skin tones of emoji. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu;
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?|\p{Extended_Pictographic}|[?+]/gu;

/**
 * The text as the classifier sees it: words, emoji, `?` and `+` of the first 1,000 characters, lower case, ё as е,
 * stretched letters shortened ("дааа" is "да"), every digit a 0 so that "в 15:30" and "в 11:00" are one sentence.
 */
export function tokensOf(text: string): string[] {
  const plain = text
    .slice(0, LONGEST_CLASSIFIED)
    .normalize('NFKC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replaceAll('ё', 'е')
    .replace(/([\p{L}])\1{2,}/gu, '$1')
    .replace(/\p{N}/gu, '0');
  const tokens: string[] = plain.match(TOKEN) ?? [];
  return tokens.filter((token, index) => token !== tokens[index - 1] || /^[\p{L}\p{N}]/u.test(token));
}
