/**
 * Cuts plural, tense and a few derivations off a lower-case English word: `paying`, `payments` and `pays` all give `pay`.
 * Light on purpose: words of three letters stay, and the rest is left to fuzzy search.
 */
export function stemEnglish(word: string): string {
  const singular = withoutPlural(word.replace(/['’]s?$/, ''));
  const root = withoutTense(singular).replace(/(?<=\w{3})(?:ments?|ly)$/, '');
  return root.length > 3 ? root.replace(/e$/, '').replace(/(?<=\w\w)y$/, 'i') : root;
}

function withoutPlural(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutTense(word: string): string {
  const root = word.replace(/(?:ing|ed)$/, '');
  if (root === word || root.length < 3 || !/[aeiouy]/.test(root)) return word;
  return root.replace(/([bdgklmnprt])\1$/, '$1');
}
