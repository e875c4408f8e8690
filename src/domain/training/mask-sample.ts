import { createMask } from '../masking/mask-personal-data.ts';

/**
 * What stands in a training text in the place of personal data: of the same shape, so that the classifier learns the same (every figure
 * is a 0 to it), and nobody's.
 */
const NOBODYS: Record<string, string> = {
  PHONE: '+7 900 000-00-00',
  EMAIL: 'name@example.com',
  CARD: '0000 0000 0000 0000',
  PASSPORT: '00 00 000000',
  LINK: 'https://example.com',
  USERNAME: '@username',
};
/** What has none of this needs no closer look: most samples by far, and a look is dear. */
const MAY_BE_PERSONAL = /[@/]|(?:\d\D{0,3}){9}/;
const MARK = /\[(PHONE|EMAIL|CARD|PASSPORT|LINK|USERNAME|NAME)_\d+\]/g;

/** The text without anybody's personal data; `names` are those of the person who wrote it, hidden in every inflection. */
export function maskSample(text: string, names: readonly string[]): { text: string; masked: boolean } {
  if (names.length === 0 && !MAY_BE_PERSONAL.test(text)) return { text, masked: false };
  // What is nobody's already stays as it is: masking twice is masking once.
  const plain = createMask([NOBODYS.PHONE ?? ''], { names, links: true }).mask(text);
  const name = /[а-яё]/iu.test(text) ? 'Имя' : 'Name';
  const masked = plain.replace(MARK, (mark, kind: string) => (kind === 'NAME' ? name : (NOBODYS[kind] ?? mark)));
  return { text: masked, masked: masked !== text };
}
