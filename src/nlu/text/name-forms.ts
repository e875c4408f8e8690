/**
 * All cases of a Russian first or last name, lower case: "анна" gives анны, анне, анну, анной… A name of another
 * alphabet has one form, and English adds the possessive when words are read.
 */
export function nameForms(name: string): string[] {
  const last = name.slice(-1);
  const base = name.slice(0, -1);
  const forms = (stem: string, ...endings: string[]) => [name, ...endings.map((ending) => stem + ending)];
  if (!/[а-я]$/.test(name) || name.length < 2) return [name, `${name}'s`];
  if (/(ова|ева|ина|ына)$/.test(name)) return forms(base, 'ой', 'ою', 'у', 'ы', 'е');
  if (/(ский|цкий)$/.test(name)) return forms(name.slice(0, -2), 'ого', 'ому', 'им', 'ом');
  if (/(ская|цкая)$/.test(name)) return forms(name.slice(0, -2), 'ой', 'ую', 'ою');
  if (name.endsWith('ия')) return forms(base, 'и', 'ю', 'ей', 'й');
  if (last === 'а') return forms(base, /[гкхжчшщ]а$/.test(name) ? 'и' : 'ы', 'е', 'у', 'ой', 'ою', 'ей');
  if (last === 'я') return forms(base, 'и', 'е', 'ю', 'ей', 'ею');
  if (last === 'й') return forms(base, 'я', 'ю', 'ем', 'е', 'и');
  if (last === 'ь') return forms(base, 'я', 'ю', 'ем', 'е', 'и', 'ью');
  if (/[еёо][вкл]$|ец$/.test(name) && !/(ев|ов)$/.test(name)) {
    // The vowel runs away: Павел, Павла.
    return [...forms(name, 'а', 'у', 'ом', 'ем', 'е'), ...forms(name.slice(0, -2) + last, 'а', 'у', 'ом', 'ем', 'е')];
  }
  if (/[бвгджзклмнпрстфхцчшщ]$/.test(name)) return forms(name, 'а', 'у', 'ом', 'ем', 'ым', 'е');
  return [name];
}
