export interface TitledIntent {
  id: string;
  title: string;
}

const plain = (text: string): string => text.trim().replace(/\s+/gu, ' ').toLowerCase().replaceAll('ё', 'е');

/** Those whose title or id has a word that begins as typed; better ones, whose title itself does, come first. */
export function foundIntents(intents: readonly TitledIntent[], typed: string): TitledIntent[] {
  const wanted = plain(typed);
  if (wanted === '') return [...intents];
  const rank = ({ id, title }: TitledIntent): number => {
    if (plain(title).startsWith(wanted)) return 2;
    const words = [plain(title), plain(id)].flatMap((text) => text.split(/[\s._-]+/u));
    return words.some((word) => word.startsWith(wanted)) ? 1 : 0;
  };
  return intents.filter((intent) => rank(intent) > 0).sort((one, other) => rank(other) - rank(one));
}

/** What is typed as the name of a new intent; null when it is none, or there is one of that name. */
export function newName(intents: readonly TitledIntent[], typed: string): string | null {
  const name = typed.trim().replace(/\s+/gu, ' ').toLowerCase();
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{1,59}$/u.test(name)) return null;
  const isKnown = intents.some(({ id, title }) => plain(id) === plain(name) || plain(title) === plain(name));
  return isKnown ? null : name;
}
