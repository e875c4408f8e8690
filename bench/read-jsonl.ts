import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** A file that cannot be read, or a line that is not what was expected: the message names file and line. */
export class JsonlError extends Error {}

/** Reads a file of one JSON value per line, each checked against the schema; blank lines are skipped. Throws JsonlError. */
export function readJsonl<T>(path: string, schema: z.ZodType<T>): T[] {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new JsonlError(`cannot read ${path}`, { cause });
  }
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const where = `${path}:${index + 1}`;
    const parsed = schema.safeParse(parseLine(line, where));
    if (!parsed.success) throw new JsonlError(`${where}: ${parsed.error.issues[0]?.message ?? 'unexpected line'}`);
    return [parsed.data];
  });
}

function parseLine(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new JsonlError(`${where}: not a line of JSON`, { cause });
  }
}
