/** What is wrong with a file, for the person who wrote it. `path` is the field, as in `services.2.price.to`; lines and columns count from 1. */
export type FileProblem = {
  file: string;
  line?: number;
  column?: number;
  path: string;
  reason: string;
  /** What to do about it. */
  hint?: string;
  /** It is worth a look, and keeps nothing from being used. */
  level?: 'warning';
};

/** A problem as one line for the terminal: `flows/book.yml:12:9 steps.3.do: there is no action "bok" (did you mean "book"?)`. */
export function problemLine({ file, line, column, path, reason, hint, level }: FileProblem): string {
  const place = `${file}${line ? `:${line}${column ? `:${column}` : ''}` : ''}`;
  return `${place}${path ? ` ${path}` : ''}: ${level ? `${level}: ` : ''}${reason}${hint ? ` (${hint})` : ''}`;
}
