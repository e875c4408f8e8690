/** Fills `{{name}}` by the given values. An unknown name becomes nothing, and the space before it goes too. */
export function fillIn(text: string, textOf: (name: string) => string | null): string {
  return text.replace(/ ?\{\{\s*([\w.]+)\s*\}\}/gu, (whole, name: string) => {
    const value = textOf(name);
    if (value === null || value === '') return '';
    return whole.startsWith(' ') ? ` ${value}` : value;
  });
}

/** The names that a template uses. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/gu)].map((match) => match[1] ?? '');
