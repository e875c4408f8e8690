import type { Entity } from '../../domain/understanding.ts';
import { LONGEST_READ } from '../text/words.ts';

type Email = Extract<Entity, { kind: 'email' }>;

/** E-mail addresses, in small letters: "anna@mail.ru", "Anna @ mail.ru", "anna(at)mail.ru". Those of the business itself are none of the customer's. */
export function findEmails(text: string): Email[] {
  const head = text.slice(0, LONGEST_READ);
  if (!/@|\(at\)|\[at\]|собак/iu.test(head)) return [];
  const found: Email[] = [];
  for (const match of head.matchAll(ADDRESS)) {
    const [whole, local, at, domain] = match;
    if (!local || !domain || local.startsWith('.') || local.endsWith('.') || local.includes('..')) continue;
    const before = head.slice(0, match.index);
    if (OURS.test(before)) continue;
    const span: [number, number] = [match.index, match.index + whole.length];
    found.push({
      kind: 'email',
      value: `${local}@${domain}`.toLowerCase(),
      span,
      text: whole,
      confidence: at === '@' ? 0.97 : 0.85,
    });
  }
  return found;
}

/** Bounded, as RFC 5321 bounds its parts. A word after the dot that is no top-level domain is left to its sentence. */
const ADDRESS =
  /(?<![\p{L}\p{N}._%+-])([a-z0-9_%+-][a-z0-9._%+-]{0,63})( ?@ ?|\s?[([]at[)\]]\s?| собака )((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,24}|(?:[a-zа-я0-9](?:[a-zа-я0-9-]{0,61}[a-zа-я0-9])?\.){1,4}(?:рф|бел|укр))(?![\p{L}\p{N}@])/giu;

/** "Ваша почта info@…?" asks about ours. */
const OURS = /(?:ваш[аеу]?|your)\s+(?:e-?mail|почт[аеу]|имейл|адрес|mail)?\s*[:—-]?\s*$/iu;
