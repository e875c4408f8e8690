import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { sameText } from '../domain/words/same-text.ts';
import { IntentFile } from './intent-file.ts';
import { parsedCacheOf } from './parsed-cache.ts';

/** What is wrong, where: `line` counts from 1, `path` leads to the value (`utterances.ru.3`). */
export interface IntentProblem {
  file: string;
  line: number;
  path: string;
  reason: string;
}

export type LoadedIntents = { kind: 'ok'; intents: IntentFile[] } | { kind: 'broken'; problems: IntentProblem[] };

type Refused = { kind: 'broken'; problems: IntentProblem[] };

/** An intent with a way from a value's path back to its line. */
export interface ParsedIntent<I = IntentFile> {
  file: string;
  intent: I;
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads every `*.yml` of a folder. Either all files are good, or every problem of every file is told. Files that were
 * good before are not parsed again where `cacheDir` keeps what they say.
 */
export async function loadIntents(folder: string, cacheDir?: string): Promise<LoadedIntents> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  } catch (error) {
    return broken([{ file: folder, line: 1, path: '', reason: `the folder can't be read: ${String(error)}` }]);
  }
  if (names.length === 0) return broken([{ file: folder, line: 1, path: '', reason: 'holds no *.yml file' }]);

  const texts = new Map<string, string>();
  const unread: IntentProblem[] = [];
  for (const name of names) {
    const file = join(folder, name);
    const text = await readText(file);
    if (text === null) unread.push(problemIn(file, 'is not a text file in UTF-8'));
    else if (text.trim() === '') unread.push(problemIn(file, 'is empty'));
    else texts.set(file, text);
  }
  const cache = cacheDir === undefined || unread.length > 0 ? null : parsedCacheOf(cacheDir, texts);
  const kept = await cache?.read();
  if (kept) return { kind: 'ok', intents: kept };

  const results = [...texts].map(([file, text]) => parseFile(file, text));
  const parsed = results.flatMap((result) => (result.kind === 'parsed' ? [result.parsed] : []));
  const problems = [...unread, ...results.flatMap((result) => (result.kind === 'broken' ? result.problems : []))];
  problems.push(...repeatedTexts(parsed));
  if (problems.length > 0) return broken(problems);
  const intents = parsed.map(({ intent }) => intent);
  await cache?.write(intents);
  return { kind: 'ok', intents };
}

const broken = (problems: IntentProblem[]) => ({ kind: 'broken' as const, problems });

function parseFile(file: string, text: string): { kind: 'parsed'; parsed: ParsedIntent } | Refused {
  const read = parseIntent(file, text, IntentFile);
  if (read.kind === 'broken') return read;
  const { intent, lineOf } = read.parsed;
  const expected = basename(file).replace(/\.ya?ml$/, '');
  if (intent.intent !== expected) {
    const reason = `says "${intent.intent}", but the file is named ${basename(file)}`;
    return refuse(file, reason, lineOf(['intent']), 'intent');
  }
  return read;
}

const problemIn = (file: string, reason: string, line = 1, path = ''): IntentProblem => ({ file, line, path, reason });
const refuse = (...of: Parameters<typeof problemIn>) => broken([problemIn(...of)]);

/** One intent as YAML tells it; `file` is its name in problems. */
export function parseIntent<I>(
  file: string,
  text: string,
  schema: z.ZodType<I>,
): { kind: 'parsed'; parsed: ParsedIntent<I> } | Refused {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const syntax = document.errors[0];
  if (syntax) {
    const reason = syntax.message.split('\n')[0]?.replace(/ at line.*$/, '') ?? 'is not YAML';
    return refuse(file, reason, syntax.linePos?.[0].line);
  }
  const lineOf = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document, path)).line;
  const value = readValue(document);
  if ('refused' in value) return refuse(file, value.refused);
  const checked = schema.safeParse(value.read);
  if (checked.success) return { kind: 'parsed', parsed: { file, intent: checked.data, lineOf } };
  return broken(
    checked.error.issues.map(({ path, message }) => ({
      file,
      line: lineOf(path),
      path: path.join('.'),
      reason: message,
    })),
  );
}

/** Anchors that repeat each other without end are given up on by the parser itself. */
function readValue(document: Document): { read: unknown } | { refused: string } {
  try {
    return { read: document.toJS() };
  } catch (error) {
    return { refused: `cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function readText(file: string): Promise<string | null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Where the value stands; where it is missing, the nearest thing around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** The same sentence can't mean two things: the classifier would learn neither. */
function repeatedTexts(parsed: ParsedIntent[]): IntentProblem[] {
  const owners = new Map<string, ParsedIntent>();
  const problems: IntentProblem[] = [];
  for (const one of parsed) {
    for (const locale of ['ru', 'en'] as const) {
      one.intent.utterances[locale].forEach((text, index) => {
        const key = `${locale} ${sameText(text)}`;
        const owner = owners.get(key);
        if (!owner) owners.set(key, one);
        else if (owner !== one) {
          const path = ['utterances', locale, index];
          const reason = `"${text}" is already an utterance of ${owner.intent.intent}`;
          problems.push({ file: one.file, line: one.lineOf(path), path: path.join('.'), reason });
        }
      });
    }
  }
  return problems;
}
