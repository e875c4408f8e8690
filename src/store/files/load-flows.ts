import { join } from 'node:path';
import { type Overlaid, overlay } from '../../domain/content/content-version.ts';
import type { Flow } from '../../domain/flow/flow.ts';
import type { FlowBook } from '../../domain/flow/route.ts';
import type { FlowWords } from '../../domain/flow/words.ts';
import type { FileProblem } from './file-problem.ts';
import { faultsOf } from './lint-flow-text.ts';
import { type ReadFlow, readFlow } from './read-flow.ts';
import { readTexts } from './read-texts.ts';

export type LoadedFlows =
  /** `warnings` are worth a look, and keep nothing from being used. */
  { kind: 'ok'; flows: FlowBook; warnings: FileProblem[] } | { kind: 'broken'; problems: FileProblem[] };

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
  const texts = [...overlay(files, 'flow', changes)];
  const results = texts.map(([name, text]) => readFlow(join(dir, `${name}.yml`), text));
  const read = results.flatMap((result) => ('flow' in result ? [result] : []));
  const problems = results.flatMap((result) => ('flow' in result ? [] : result));
  const byId = new Map(read.map(({ flow }) => [flow.id, flow]));
  // With a broken flow every reference to it would look wrong: the cause is told, not its consequences.
  const known = new Map([...texts.map(([name]): [string, null] => [name, null]), ...byId]);
  const faults = read.flatMap((one) => faultsOf(one, { ...words, flows: known }));
  const warnings = faults.filter(({ level }) => level === 'warning');
  problems.push(...faults.filter(({ level }) => level !== 'warning'));
  problems.push(...sharedIntents(read));
  for (const id of NEEDED) {
    if (problems.length === 0 && !byId.has(id))
      problems.push({ file: join(dir, `${id}.yml`), path: '', reason: 'is missing: the bot needs this flow' });
  }
  if (problems.length > 0) return { kind: 'broken', problems };
  return {
    kind: 'ok',
    warnings,
    flows: {
      byId,
      byIntent: new Map(read.flatMap(({ flow }) => flow.starts_on.map((intent): [string, Flow] => [intent, flow]))),
    },
  };
}

function sharedIntents(read: readonly ReadFlow[]): FileProblem[] {
  const owner = new Map<string, string>();
  return read.flatMap(({ file, flow, place }) =>
    flow.starts_on.flatMap((intent, index) => {
      const other = owner.get(intent);
      owner.set(intent, flow.id);
      return other
        ? [
            {
              file,
              ...place(['starts_on', index]),
              path: `starts_on.${index}`,
              reason: `"${intent}" already starts the flow "${other}"`,
            },
          ]
        : [];
    }),
  );
}
