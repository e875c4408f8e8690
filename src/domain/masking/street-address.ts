/** Words before a Russian street's name, with the ending of any case, and after an English one. */
const BEFORE =
  '(?:[Уу]л(?:\\.|иц\\p{L}*|(?!\\p{L}))|[Пп]росп(?:\\.|ект\\p{L}*)|[Пп]р-(?:к)?т\\p{L}*|[Пп]ер(?:\\.|еул\\p{L}*)|[Бб]ул(?:\\.|ьвар\\p{L}*)|[Шш]оссе|[Нн]аб(?:\\.|ережн\\p{L}*)|[Пп]роезд\\p{L}*|[Пп]л(?:\\.|ощад\\p{L}*)|[Мм]кр\\.?|[Мм]икрорайон\\p{L}*)';
const HOUSE = '(?:[Дд](?:ом)?\\.?\\s*)?\\d{1,4}\\p{L}?(?!\\p{L})(?:[/-]\\d+)?';
const ROOM = '(?:,?\\s*(?:[Кк]в(?:артира)?|[Кк]орп(?:ус)?|[Сс]тр|[Оо]ф(?:ис)?|[Пп]одъезд|[Ээ]таж)\\.?\\s*\\d+)*';
const AFTER = '(?:[Ss]treet|[Ss]t|[Aa]venue|[Aa]ve|[Rr]oad|[Rr]d|[Ll]ane|[Ss]quare|[Bb]oulevard|[Bb]lvd)';

/** An address of a street: a name written with a capital, or any name with a house number behind it; and a flat by itself. */
export const STREET_ADDRESS = new RegExp(
  [
    `(?<!\\p{L})${BEFORE}\\s*[«"]?\\p{Lu}[\\p{L}-]*(?:\\s\\p{Lu}[\\p{L}-]*){0,2}[»"]?(?:,?\\s*${HOUSE})?${ROOM}`,
    `(?<!\\p{L})${BEFORE}\\s*[\\p{L}\\d-]+(?:\\s[\\p{L}-]+)?,?\\s*${HOUSE}${ROOM}`,
    `(?<!\\p{L})\\d{1,5}[a-z]?\\s(?:\\p{Lu}\\p{L}+\\s){1,3}${AFTER}(?!\\p{L})(?:,?\\s*(?:[Aa]pt|[Ff]lat|[Uu]nit)\\.?\\s*\\d+)?`,
    '(?<!\\p{L})(?:[Кк]в(?:артира)?\\.?\\s*|[Ff]lat\\s|[Aa]pt\\.?\\s)\\d{1,4}(?!\\d)',
  ].join('|'),
  'gu',
);

/** Whether an address is one of these, in whatever case and length: all its words stand in it. */
export function isAddressAmong(address: string, known: readonly string[]): boolean {
  const wanted = words(address).filter((word) => word.length > 3 || /\d/.test(word));
  return known.some((other) => {
    const there = words(other);
    return wanted.every((word) => there.some((one) => one.slice(0, ROOT) === word.slice(0, ROOT)));
  });
}
const ROOT = 5;
const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
