import { readFileSync } from 'node:fs';
import { z } from 'zod';

const TAIL_LINES = 12;

const LogLine = z.object({
  s: z.string(),
  msg: z.string(),
  attr: z.looseObject({ error: z.unknown().optional(), message: z.unknown().optional() }).optional(),
});

/** All that mongod wrote since its start, or '' when it wrote nothing. */
export function readLog(logFile: string): string {
  try {
    return readFileSync(logFile, 'utf8');
  } catch {
    return '';
  }
}

/** The last lines that matter, made readable: mongod writes JSON, a broken start plain text. */
export function summariseLog(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const serious = lines.filter((line) => /^\{.*"s":"[EF]"/.test(line) || !line.startsWith('{'));
  return (serious.length > 0 ? serious : lines).slice(-TAIL_LINES).map(toWords).join('\n');
}

function toWords(line: string): string {
  try {
    const { s, msg, attr } = LogLine.parse(JSON.parse(line));
    const detail = attr === undefined ? '' : ` ${JSON.stringify(attr.error ?? attr.message ?? attr)}`;
    return `  ${s} ${msg}${detail}`.slice(0, 500);
  } catch {
    return `  ${line}`.slice(0, 500);
  }
}
