const LATIN: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l' },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh' },
  ...{ щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya' },
};

const LONGEST = 40;

/** A name for a new field that people can read in `{{contact.field.birthday}}`, from its title; other than those that are taken. */
export function fieldIdFor(title: string, taken: ReadonlySet<string>): string {
  const latin = [...title.toLowerCase()].map((sign) => LATIN[sign] ?? sign).join('');
  const words = latin.replace(/[^a-z0-9]+/gu, '_').replace(/^[^a-z]+|_+$/gu, '');
  const name = words.slice(0, LONGEST - 4) || 'field';
  for (let n = 1; ; n++) {
    const id = n === 1 ? name : `${name}_${n}`;
    if (!taken.has(id)) return id;
  }
}
