import { basename, join } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Overlaid, overlay } from '../../domain/content/content-version.ts';
import { Flow } from '../../domain/flow/flow.ts';
import { type FlowWords, lintFlow } from '../../domain/flow/lint.ts';
import type { FlowBook } from '../../domain/flow/route.ts';
import type { FileProblem } from './file-problem.ts';
import { lineOf } from './line-of.ts';
import { readTexts } from './read-texts.ts';

export type LoadedFlows = { kind: 'ok'; flows: FlowBook } | { kind: 'broken'; problems: FileProblem[] };

export interface ReadFlow {
  file: string;
  flow: Flow;
  line(path: readonly (string | number)[]): number;
}

/** Flows that the engine starts by itself: without them the bot would have nothing to say. */
export const NEEDED: readonly string[] = ['fallback', 'give-up', 'unknown', 'unsupported', 'person', 'book'];

/**
 * Reads `flows/*.yml`, with what was changed at run time over them. Either all are good, or every problem of every file is told with
 * its line.
 */
export async function loadFlows(
  dir: string,
  words: Omit<FlowWords, 'flows'>,
  changes: readonly Overlaid[] = [],
): Promise<LoadedFlows> {
  let files: Map<string, string>;
  try {
    files = await readTexts(dir, '.yml');
  } catch (error) {
    return {
      kind: 'broken',
      problems: [{ file: dir, path: '', reason: `the folder can't be read: ${String(error)}` }],
    };
  }
  const results = [...overlay(files, 'flow', changes)].map(([name, text]) => readFlow(join(dir, `${name}.yml`), text));
  const read = results.flatMap((result) => ('flow' in result ? [result] : []));
  const problems = results.flatMap((result) => ('flow' in result ? [] : result));
  const ids = new Set(read.map(({ flow }) => flow.id));
  for (const { file, flow, line } of read) {
    const faults = lintFlow(flow, { ...words, flows: ids });
    problems.push(...faults.map(({ path, reason }) => ({ file, line: line(path), path: path.join('.'), reason })));
  }
  problems.push(...sharedIntents(read));
  for (const id of NEEDED) {
    if (problems.length === 0 && !ids.has(id))
      problems.push({ file: join(dir, `${id}.yml`), path: '', reason: 'is missing: the bot needs this flow' });
  }
  if (problems.length > 0) return { kind: 'broken', problems };
  return {
    kind: 'ok',
    flows: {
      byId: new Map(read.map(({ flow }) => [flow.id, flow])),
      byIntent: new Map(read.flatMap(({ flow }) => flow.starts_on.map((intent): [string, Flow] => [intent, flow]))),
    },
  };
}

/** One flow, or what is wrong with its shape; what it refers to is not looked at. */
export function readFlow(file: string, text: string): ReadFlow | FileProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      path: '',
      reason: error.message,
    }));
  }
  const checked = Flow.safeParse(document.toJS());
  if (!checked.success) return checked.error.issues.flatMap((issue) => toProblems(issue, [], file, document, lines));
  if (`${checked.data.id}.yml` !== basename(file)) {
    return [
      {
        file,
        line: 1,
        path: 'id',
        reason: `the id is "${checked.data.id}", so the file has to be named ${checked.data.id}.yml`,
      },
    ];
  }
  return { file, flow: checked.data, line: (path) => lineOf([...path], document, lines).line ?? 1 };
}

/** A step that fits no kind is told in the words of the kind that it comes closest to. */
function toProblems(
  issue: z.core.$ZodIssue,
  parents: PropertyKey[],
  file: string,
  document: Document,
  lines: LineCounter,
): FileProblem[] {
  const path = [...parents, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [closest = []] = [...issue.errors].sort((a, b) => distance(a) - distance(b));
    return closest.flatMap((inner) => toProblems(inner, path, file, document, lines));
  }
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const plain = [...path, ...unknown].map((part) => (typeof part === 'number' ? part : String(part)));
  return [{ file, ...lineOf(plain, document, lines), path: plain.join('.'), reason: issue.message }];
}

/** Missing and foreign fields say "another kind of step" more than a wrong value does. */
const distance = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : issue.path.length <= 1 ? 2 : 1),
    0,
  );

function sharedIntents(read: readonly ReadFlow[]): FileProblem[] {
  const owner = new Map<string, string>();
  return read.flatMap(({ file, flow, line }) =>
    flow.starts_on.flatMap((intent, index) => {
      const other = owner.get(intent);
      owner.set(intent, flow.id);
      return other
        ? [
            {
              file,
              line: line(['starts_on', index]),
              path: `starts_on.${index}`,
              reason: `"${intent}" already starts the flow "${other}"`,
            },
          ]
        : [];
    }),
  );
}
