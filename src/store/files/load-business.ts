import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Document } from 'yaml';
import { isMap, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { Business } from '../../domain/business/business.ts';
import type { FileProblem } from './file-problem.ts';
import { lineOf } from './line-of.ts';

export type LoadedBusiness = { kind: 'ok'; business: Business } | { kind: 'broken'; problems: FileProblem[] };

/** Which top-level fields stand in a file of their own; all the others belong in the first file. */
const MAIN_FILE = 'business.yml';
const FIELDS_BY_FILE: Record<string, readonly string[]> = {
  'services.yml': ['categories', 'services'],
  'staff.yml': ['staff'],
};

type BusinessFile = { name: string; document: Document; lines: LineCounter; content: Record<string, unknown> };

/** Reads a business from `business.yml`, `services.yml` and `staff.yml` in a folder; finds all problems, not just the first. */
export async function loadBusiness(dir: string): Promise<LoadedBusiness> {
  const read = await Promise.all(
    [MAIN_FILE, ...Object.keys(FIELDS_BY_FILE)].map((name) => readBusinessFile(dir, name)),
  );
  const files = read.flatMap((result) => ('file' in result ? [result.file] : []));
  const problems = read.flatMap((result) =>
    'problems' in result ? result.problems : misplacedFields(dir, result.file),
  );
  if (problems.length > 0) return { kind: 'broken', problems };

  const parsed = Business.safeParse(Object.assign({}, ...files.map((file) => file.content)));
  if (parsed.success) return { kind: 'ok', business: parsed.data };
  return { kind: 'broken', problems: parsed.error.issues.map((issue) => toProblem(issue, dir, files)) };
}

async function readBusinessFile(
  dir: string,
  name: string,
): Promise<{ file: BusinessFile } | { problems: FileProblem[] }> {
  const file = join(dir, name);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return { problems: [{ file, path: '', reason: `can't be read: ${String(error)}` }] };
  }

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => {
      return { file, line: lines.linePos(error.pos[0]).line, path: '', reason: error.message };
    });
    return { problems };
  }
  if (!isMap(document.contents)) {
    return { problems: [{ file, line: 1, path: '', reason: 'must hold fields, each as "name: value"' }] };
  }
  return { file: { name, document, lines, content: document.toJS() } };
}

function misplacedFields(dir: string, { name, document, lines, content }: BusinessFile): FileProblem[] {
  return Object.keys(content).flatMap((field) => {
    const home = homeOf(field);
    if (home === name) return [];
    return [{ file: join(dir, name), ...lineOf([field], document, lines), path: field, reason: `belongs in ${home}` }];
  });
}

function toProblem(issue: z.core.$ZodIssue, dir: string, files: BusinessFile[]): FileProblem {
  // An unknown field is reported on its parent; the reader wants to see the field itself.
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...unknown].map((part) => (typeof part === 'number' ? part : String(part)));
  const name = homeOf(String(path[0] ?? ''));
  const file = files.find((candidate) => candidate.name === name);
  const line = file ? lineOf(path, file.document, file.lines) : {};
  return { file: join(dir, name), ...line, path: path.join('.'), reason: issue.message };
}

function homeOf(field: string): string {
  return Object.entries(FIELDS_BY_FILE).find(([, fields]) => fields.includes(field))?.[0] ?? MAIN_FILE;
}
