import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { FileProblem } from '../store/files/file-problem.ts';
import { StoryFile } from './story.ts';

/** A file of stories with the way from its turns back to their lines. */
export interface ReadStories {
  file: string;
  content: StoryFile;
  /** Where turn `turn` of story `story` is written, from 1. */
  lineOf(story: number, turn: number): number;
}

export type LoadedStories = { kind: 'ok'; files: ReadStories[] } | { kind: 'broken'; problems: FileProblem[] };

/** Reads files of stories, and all `*.yml` of folders. Either all are good, or every problem of every file is told. */
export async function loadStories(paths: readonly string[]): Promise<LoadedStories> {
  const found = await Promise.all(paths.map(filesOf));
  const read = await Promise.all(
    found.flat().map((one) => (typeof one === 'string' ? readStories(one) : { problems: [one] })),
  );
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  const files = read.flatMap((one) => ('problems' in one ? [] : [one]));
  problems.push(...repeatedNames(files));
  return problems.length > 0 ? { kind: 'broken', problems } : { kind: 'ok', files };
}

async function filesOf(path: string): Promise<(string | FileProblem)[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter((name) => /\.ya?ml$/u.test(name)).sort();
    return names.length > 0
      ? names.map((name) => join(path, name))
      : [{ file: path, path: '', reason: 'holds no *.yml file' }];
  } catch (error) {
    return [{ file: path, path: '', reason: `can't be read: ${error instanceof Error ? error.message : error}` }];
  }
}

async function readStories(file: string): Promise<ReadStories | { problems: FileProblem[] }> {
  const text = textIn(await readFile(file));
  if (text === null) return { problems: [{ file, path: '', reason: 'is not a text file in UTF-8' }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [syntax] = document.errors;
  if (syntax) return { problems: [{ file, ...placeAt(lines, syntax.pos[0]), path: '', reason: syntax.message }] };
  const checked = StoryFile.safeParse(document.toJS());
  if (!checked.success)
    return {
      problems: checked.error.issues.map((issue) => {
        const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
        const path = [...issue.path, ...unknown];
        const place = placeAt(lines, offsetOf(document, path));
        const problem: FileProblem = { file, ...place, path: path.join('.'), reason: issue.message };
        return unknown.length > 0 ? { ...problem, hint: UNKNOWN_KEY } : problem;
      }),
    };
  return {
    file,
    content: checked.data,
    lineOf: (story, turn) => lines.linePos(offsetOf(document, ['stories', story, 'talk', turn])).line,
  };
}

function textIn(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The usual reason for a word that means nothing here. */
const UNKNOWN_KEY = 'between { and } a text with a comma or a colon stands in quotes';

const placeAt = (lines: LineCounter, offset: number) => {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
};

/** Where the value stands; where it is missing, the nearest thing around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** A story is found by its name. */
function repeatedNames(files: readonly ReadStories[]): FileProblem[] {
  const known = new Map<string, string>();
  return files.flatMap(({ file, content, lineOf }) =>
    content.stories.flatMap(({ name }, index) => {
      const other = known.get(name);
      known.set(name, file);
      if (other === undefined) return [];
      const reason = `there is a story "${name}" already, in ${other}`;
      return [{ file, line: lineOf(index, 0), path: `stories.${index}.name`, reason }];
    }),
  );
}
