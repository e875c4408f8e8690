import { createMask, type Mask } from '../../domain/masking/mask-personal-data.ts';
import type { Question } from '../../engine/ports.ts';
import { stemsOf } from '../retrieval/words.ts';

const OPEN: Mask = { mask: (text) => text, unmask: (text) => text };

/** "Меня зовут Ирина", "my name is John Smith": what follows is a name, however it is written. */
const INTRODUCED = /(?:меня зовут|мо[её] имя|my name is)\s+(\p{L}+(?:\s+\p{L}+){0,2})/giu;

/**
 * Keeps a customer's personal data on this machine while a provider writes the reply. The colleagues' names are no secret, and a customer
 * who is called like one of them stays readable: else nobody could be booked.
 */
export function hidePersonal({ business, names = [], text, history, settings }: Question): Mask {
  if (settings?.maskPersonalData === false) return OPEN;
  const theirs = [text, ...history.filter(({ author }) => author === 'customer').map((turn) => turn.text)];
  const ours = new Set(
    business.staff.flatMap(({ name, synonyms }) => [name.ru, name.en, ...synonyms.ru, ...synonyms.en].flatMap(stemsOf)),
  );
  const words = [...names, ...theirs.flatMap(introducedIn)]
    .flatMap((name) => name.split(/\s+/))
    .filter((word) => /\p{L}{2}/u.test(word) && !stemsOf(word).some((root) => ours.has(root)));
  return createMask([business.phone], { names: words, addresses: Object.values(business.address) });
}

/** The first word in any case, further ones with a capital. */
const introducedIn = (text: string): string[] =>
  [...text.matchAll(INTRODUCED)].flatMap(([, name = '']) => {
    const [first = '', ...more] = name.split(/\s+/);
    return [first, ...more.filter((word) => /^\p{Lu}/u.test(word))];
  });
