import { readFileSync } from 'node:fs';
import { z } from 'zod';

const TAIL_LINES = 12;
const LINE_LENGTH = 500;

const LogLine = z.object({ s: z.string(), msg: z.string(), attr: z.unknown().optional() });

// WiredTiger hides the sentence that matters two levels deep, among numbers.
const Detail = z.union([
  z.object({ message: z.object({ msg: z.string() }) }).transform(({ message }) => message.msg),
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ error: z.unknown() }).transform(({ error }) => JSON.stringify(error)),
  z.unknown().transform((attr) => (attr === undefined ? '' : JSON.stringify(attr))),
]);

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
    return `  ${s} ${msg.trim()} ${Detail.parse(attr)}`.trimEnd().slice(0, LINE_LENGTH);
  } catch {
    return `  ${line}`.slice(0, LINE_LENGTH);
  }
}
