import type { Flow } from '../../domain/flow/flow.ts';
import { lintFlow } from '../../domain/flow/lint.ts';
import type { FlowWords } from '../../domain/flow/words.ts';
import type { FileProblem } from './file-problem.ts';
import { type ReadFlow, readFlow } from './read-flow.ts';

export interface LintedFlow {
  /** Null while its shape is wrong. */
  flow: Flow | null;
  /** Errors, and warnings with `level: 'warning'`, in the order of the lines. */
  problems: FileProblem[];
}

/**
 * What is wrong with the text of a flow, as it would be told of its file: shape, names, and sense. Pure: no file is read. `words.flows`
 * are the other flows; the text itself takes the place of the one of its name.
 */
export function lintFlowText(file: string, text: string, words: FlowWords): LintedFlow {
  const read = readFlow(file, text);
  if (!('flow' in read)) return { flow: null, problems: read };
  const { flow } = read;
  const flows =
    words.flows instanceof Map ? new Map([...words.flows, [flow.id, flow]]) : new Set([...words.flows.keys(), flow.id]);
  return { flow, problems: faultsOf(read, { ...words, flows }) };
}

/** The faults of a flow that could be read, each with its place. */
export function faultsOf({ file, flow, place }: ReadFlow, words: FlowWords): FileProblem[] {
  const problems = lintFlow(flow, words).map(
    ({ path, reason, hint, level }): FileProblem => ({
      file,
      ...place(path),
      path: path.join('.'),
      reason,
      ...(hint !== undefined && { hint }),
      ...(level === 'warning' && { level }),
    }),
  );
  return problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
