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
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, `${file}:${index + 1}`)]))
    .filter(({ split }) => splits.has(split))
    .map(({ text, intent }) => ({ text, intent: labelOf(intent) }));
  if (lines.length === 0) throw new JsonlError(`${file} has no line of the splits ${[...splits].join(', ')}`);
  return lines;
}

/** Only `oos` is out of scope. A data set may have a class named None among its own, which is one like the others. */
const labelOf = (intent: string) => (intent === 'oos' ? NONE : intent === NONE ? `${NONE} (a class)` : intent);

function contentOf(file: string): string {
  try {
    const bytes = readFileSync(file);
    return new TextDecoder('utf-8', { fatal: true }).decode(
      bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes,
    );
  } catch (cause) {
    throw new JsonlError(`cannot read ${file}: ${cause instanceof Error ? cause.message : cause}`, { cause });
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
  const issue = row.error.issues[0];
  throw new JsonlError(`${where}: ${issue?.path.join('.') || 'the line'}: ${issue?.message}`);
}
