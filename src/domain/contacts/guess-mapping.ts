import type { FieldDefinition } from '../fields/field-definition.ts';
import type { ImportTarget } from './import.ts';

/** Beginnings of headings, as people and other programs write them. The first that fits counts. */
const HEADINGS: readonly [RegExp, ImportTarget][] = [
  [/^(e-?mail|электронн\S* (почта|адрес)|почта|эл\.? ?почта|имейл)/u, 'email'],
  [/^(phone|mobile|cell|tel|телефон|тел\b|тел\.|мобильн|моб|номер тел|whatsapp|сотов)/u, 'phone'],
  [/^(consent|opt-?in|согласие|подписан|разрешил)/u, 'consent'],
  [/^(tags?|labels?|groups?|теги?|метки?|групп)/u, 'tags'],
  [/^(lead )?(source|utm_?source|источник|откуда|канал привлеч)/u, 'source'],
  [/^(language|locale|lang|язык)/u, 'locale'],
  [/^(full ?name|name|first ?name|client|customer|contact|имя|фио|ф\.и\.о|клиент|контакт|покупатель|гость)/u, 'name'],
];

/** A guess where each column goes, by its heading; custom fields by their names. No target but `skip` is guessed twice. */
export function guessMapping(columns: readonly string[], fields: readonly FieldDefinition[]): ImportTarget[] {
  const taken = new Set<ImportTarget>();
  return columns.map((column) => {
    const target = targetOf(column.trim().toLowerCase().replaceAll('ё', 'е'), fields);
    if (target === 'skip' || taken.has(target)) return 'skip';
    taken.add(target);
    return target;
  });
}

function targetOf(heading: string, fields: readonly FieldDefinition[]): ImportTarget {
  const own = fields.find(
    ({ id, title }) => id === heading || [title.ru, title.en].some((name) => name.toLowerCase() === heading),
  );
  if (own) return `field.${own.id}`;
  return HEADINGS.find(([pattern]) => pattern.test(heading))?.[1] ?? 'skip';
}
