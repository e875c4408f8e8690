import { basename } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { Flow } from '../../domain/flow/flow.ts';
import { namedAlike } from '../../domain/flow/lint/hints.ts';
import { STEP_KINDS } from '../../domain/flow/step.ts';
import type { FileProblem } from './file-problem.ts';
import { lineOf, type Place } from './line-of.ts';

type Path = readonly (string | number)[];

export interface ReadFlow {
  file: string;
  flow: Flow;
  line(path: Path): number;
  /** Where a field is written, with its column. */
  place(path: Path): Place;
}

/** More than any flow has; a file that is no flow is not read into memory as one. */
const MOST_CHARACTERS = 400_000;
const MOST_VALUES = 20_000;
/** Who has made more mends these first. */
const MOST_PROBLEMS = 100;

/** One flow, or what is wrong with its shape; what it refers to is not looked at. Pure: the text need not be in a file. */
export function readFlow(file: string, text: string): ReadFlow | FileProblem[] {
  const lines = new LineCounter();
  const parsed = parse(text, lines);
  if (typeof parsed === 'string') return [{ file, line: 1, column: 1, path: '', reason: parsed }];
  const { document, value } = parsed;
  if (document.errors.length > 0) {
    return document.errors.map((error) => {
      const { line, col: column } = lines.linePos(error.pos[0]);
      return { file, line, column, path: '', reason: error.message };
    });
  }
  const checked = Flow.safeParse(value);
  const source: Source = { file, value, place: (path) => lineOf([...path], document, lines) };
  if (!checked.success)
    return checked.error.issues
      .slice(0, MOST_PROBLEMS)
      .flatMap((issue) => toProblems(issue, [], source))
      .slice(0, MOST_PROBLEMS);
  if (`${checked.data.id}.yml` !== basename(file)) {
    const { id } = checked.data;
    return [
      { file, ...source.place(['id']), path: 'id', reason: `the id is "${id}", so the file has to be named ${id}.yml` },
    ];
  }
  return { file, flow: checked.data, line: (path) => source.place(path).line ?? 1, place: source.place };
}

/** The file as YAML, or why it is none. The parser itself gives up on nests too deep and names repeated too often. */
function parse(text: string, lines: LineCounter): { document: Document; value: unknown } | string {
  if (text.length > MOST_CHARACTERS) return `is too long for a flow: ${text.length} characters of ${MOST_CHARACTERS}`;
  if (text.includes('\0')) return 'is no text';
  if (text.trim() === '') return 'is empty';
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const value: unknown = document.errors.length > 0 ? null : document.toJS();
    if (hasMore(value, MOST_VALUES))
      return `is too large for a flow: it holds more than ${MOST_VALUES} values, counting each repetition of an anchor`;
    return { document, value };
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Anchors repeat whatever they name at no cost, even themselves: what is walked afterwards must have an end. */
function hasMore(root: unknown, most: number): boolean {
  const left: unknown[] = [root];
  for (let count = 0; left.length > 0; count++) {
    if (count > most) return true;
    const value = left.pop();
    if (typeof value === 'object' && value !== null) left.push(...Object.values(value));
  }
  return false;
}

interface Source {
  file: string;
  value: unknown;
  place(path: Path): Place;
}

/** A step is told of in the words of its kind; another value of several kinds in those of the kind that it comes closest to. */
function toProblems(issue: z.core.$ZodIssue, parents: Path, source: Source): FileProblem[] {
  const path = [...parents, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const isStep = issue.errors.length === STEP_KINDS.length;
    const kind = isStep ? kindAt(source.value, path) : null;
    if (kind === -1) return [problemAt(source, path, 'is no step', `begin it with one of: ${STEP_KINDS.join(', ')}`)];
    const own = kind === null ? undefined : issue.errors[kind];
    const [closest = []] = own ? [own] : [...issue.errors].sort((a, b) => distance(a) - distance(b));
    return closest.flatMap((inner) => toProblems(inner, path, source));
  }
  const last = path.at(-1);
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return [problemAt(source, [...path, key], `"${key}" is not known here`, namedAlike(key, KNOWN_KEYS))];
  }
  if (issue.code === 'invalid_type' && valueAt(source.value, path) === undefined) {
    const isLocale = last === 'ru' || last === 'en';
    return isLocale
      ? [problemAt(source, path, `the ${LANGUAGES[last]} text is missing`, `write "${last}: …" beside the other one`)]
      : [problemAt(source, path, `"${last}" is missing`)];
  }
  return [problemAt(source, path, issue.message)];
}

const LANGUAGES = { ru: 'Russian', en: 'English' } as const;

/** Words of the language that are easily mistyped. */
const KNOWN_KEYS = [
  ...STEP_KINDS,
  ...'id title starts_on digression resumes slots titles in_passing cancelled timeout steps when options choices contact invalid'.split(
    ' ',
  ),
  ...'otherwise on change yes no refused buttons label payload then else in out value words has missing is at_least at_most not any'.split(
    ' ',
  ),
  ...'after times then_after last'.split(' '),
];

const problemAt = ({ file, place }: Source, path: Path, reason: string, hint?: string): FileProblem => ({
  file,
  ...place(path),
  path: path.join('.'),
  reason,
  ...(hint !== undefined && { hint }),
});

/** Which kind of step stands there, by its word; -1: none, null: it is not even a mapping. */
function kindAt(root: unknown, path: Path): number | null {
  const value = valueAt(root, path);
  return isMapping(value) ? STEP_KINDS.findIndex((kind) => kind in value) : null;
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const part of path) {
    if (Array.isArray(value) && typeof part === 'number') value = value[part];
    else value = isMapping(value) ? value[String(part)] : undefined;
  }
  return value;
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Missing and foreign fields say "another kind" more than a wrong value does. */
const distance = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : issue.path.length <= 1 ? 2 : 1),
    0,
  );
