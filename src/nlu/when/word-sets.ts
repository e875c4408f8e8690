/** A set of the words of a line, for long vocabularies. */
export function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Phrases divided by "|", each as the list of its words. */
export function phrases(text: string): string[][] {
  return text.split('|').map((phrase) => phrase.split(' '));
}
