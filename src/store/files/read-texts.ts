import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The texts of a folder's files with this ending, by name without it, in the order of names. A missing folder rejects. */
export async function readTexts(folder: string, ending: string): Promise<Map<string, string>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return new Map(files.map((file, index) => [file.slice(0, -ending.length), texts[index] ?? '']));
}
