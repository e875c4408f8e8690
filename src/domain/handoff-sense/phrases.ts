/**
 * A list of phrases as one pattern that finds whole words: `*` is any ending, `…` up to four words between, a blank any white space or comma
 * (` ?` perhaps none).
 * Everything else is a regular expression. Bounded, so that no text makes it slow.
 */
export function phrases(...list: readonly string[]): RegExp {
  const body = list
    .map((phrase) =>
      phrase
        .replaceAll(' … ', "(?:[\\s,]+[\\p{L}\\p{N}'-]+){0,4}?[\\s,]+")
        .replaceAll('*', "[\\p{L}'-]{0,20}")
        .replaceAll(' ?', '[\\s,]*')
        .replaceAll(' ', '[\\s,]+'),
    )
    .join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${body})(?![\\p{L}\\p{N}])`, 'gu');
}

/** What of a text a pattern of `phrases` finds, each once. */
export function found(pattern: RegExp, plain: string): string[] {
  return [...new Set([...plain.matchAll(pattern)].map(([match]) => match.trim()))];
}

export const has = (pattern: RegExp, plain: string): boolean => plain.search(pattern) >= 0;
