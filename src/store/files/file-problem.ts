/** What is wrong with a file, for the person who wrote it. `path` is the field, as in `services.2.price.to`; lines and columns count from 1. */
export type FileProblem = { file: string; line?: number; column?: number; path: string; reason: string; hint?: string };

/** A problem as one line for the terminal: `flows/book.yml:12 steps.3.do: there is no action "bok"`. */
export function problemLine({ file, line, path, reason }: FileProblem): string {
  return `${file}${line ? `:${line}` : ''}${path ? ` ${path}` : ''}: ${reason}`;
}
