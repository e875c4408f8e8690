import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { NONE } from '../../src/domain/understanding.ts';
import { JsonlError } from '../read-jsonl.ts';
import type { Line } from './task.ts';

const Row = z.object({ text: z.string(), intent: z.string(), split: z.string() });

/** The lines of `FILE:SPLIT+SPLIT`; `oos` becomes `None`. Throws JsonlError with file and line. */
export function readSplits(wanted: string): Line[] {
  const colon = wanted.lastIndexOf(':');
  if (colon < 1) throw new JsonlError(`"${wanted}" is not FILE:SPLITS`);
  const file = wanted.slice(0, colon);
  const splits = new Set(wanted.slice(colon + 1).split('+'));
  const lines = contentOf(file)
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, `${file}:${index + 1}`)]))
    .filter(({ split }) => splits.has(split))
    .map(({ text, intent }) => ({ text, intent: intent === 'oos' ? NONE : intent }));
  if (lines.length === 0) throw new JsonlError(`${file} has no line of the splits ${[...splits].join(', ')}`);
  return lines;
}

function contentOf(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw new JsonlError(`cannot read ${file}`, { cause });
  }
}

function parse(line: string, where: string): z.infer<typeof Row> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new JsonlError(`${where}: not a line of JSON`, { cause });
  }
  const row = Row.safeParse(value);
  if (row.success) return row.data;
  throw new JsonlError(`${where}: ${row.error.issues[0]?.path.join('.')} ${row.error.issues[0]?.message}`);
}
