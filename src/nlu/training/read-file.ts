import { z } from 'zod';
import { DraftIntent, IntentName, SampleText } from '../../domain/training/intent-file.ts';
import { type IntentProblem, parseIntent } from '../load-intents.ts';

export type ReadIntents =
  | { kind: 'read'; intents: DraftIntent[]; described: boolean }
  | { kind: 'broken'; problems: IntentProblem[] };

const MOST_LINES = 50_000;
/** The rest of them says nothing new. */
const MOST_PROBLEMS = 20;

/**
 * What an uploaded file says: `*.yml` is an intent as in `intents/`, `*.jsonl` a sample a line as `{"text", "intent", "locale"}`; where the
 * language is left out, its letters tell. Everything that is wrong is told with its line; nothing is taken from a file with a fault.
 */
export function readIntents(name: string, bytes: Uint8Array): ReadIntents {
  const text = textOf(bytes);
  const refuse = (reason: string) => broken([{ file: name, line: 1, path: '', reason }]);
  if (text === null) return refuse('is not a text file in UTF-8');
  if (text.trim() === '') return refuse('is empty');
  if (/\.ya?ml$/i.test(name)) {
    const parsed = parseIntent(name, text, DraftIntent);
    return parsed.kind === 'parsed' ? { kind: 'read', intents: [parsed.parsed.intent], described: true } : parsed;
  }
  if (/\.jsonl$/i.test(name)) return readLines(name, text);
  return refuse('is of no known kind: *.yml holds an intent, *.jsonl a sample a line');
}

const broken = (problems: IntentProblem[]) => ({ kind: 'broken' as const, problems });

/** The text, or null for anything that is none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

const Line = z.object({ text: SampleText, intent: IntentName, locale: z.enum(['ru', 'en']).optional() });

function readLines(file: string, text: string): ReadIntents {
  const lines = text.split(/\r?\n/);
  const intents = new Map<string, DraftIntent>();
  const problems: IntentProblem[] = [];
  if (lines.length > MOST_LINES + 1)
    return broken([
      {
        file,
        line: MOST_LINES + 1,
        path: '',
        reason: `has ${lines.length} lines, and ${MOST_LINES} are the most: split it`,
      },
    ]);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = Line.safeParse(parsed(line));
    if (!read.success) {
      const [issue] = read.error.issues;
      problems.push({
        file,
        line: index + 1,
        path: issue?.path.join('.') ?? '',
        reason: issue?.message ?? 'is not JSON',
      });
      if (problems.length >= MOST_PROBLEMS) break;
      continue;
    }
    const { intent, text: sample, locale = /[а-яё]/iu.test(sample) ? 'ru' : 'en' } = read.data;
    const known = intents.get(intent) ?? emptyIntent(intent);
    known.utterances[locale].push(sample);
    intents.set(intent, known);
  }
  return problems.length > 0 ? broken(problems) : { kind: 'read', intents: [...intents.values()], described: false };
}

/** Lines tell samples alone: whoever takes them in knows the intents already. */
const emptyIntent = (intent: string): DraftIntent => ({
  intent,
  description: { ru: intent, en: intent },
  utterances: { ru: [], en: [] },
  held_out: { ru: [], en: [] },
});

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
