/** Only the beginning is read: whoever is hurt or angry says so before that. */
const LONGEST = 2_000;

/** A text as the rules read it: small letters, е for ё, one kind of apostrophe and dash, no letter thrice ("ужаааас"). */
export function plainText(text: string): string {
  return text
    .slice(0, LONGEST)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’`´]/gu, "'")
    .replace(/[–—]/gu, '-')
    .replace(/([\p{L}])\1{2,}/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}
