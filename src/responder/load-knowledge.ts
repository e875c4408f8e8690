import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Overlaid, overlay } from '../domain/content/content-version.ts';
import { type KnowledgeProblem, parseKnowledgePage } from './retrieval/parse-knowledge.ts';
import type { Passage } from './retrieval/passage.ts';

export type { KnowledgeProblem } from './retrieval/parse-knowledge.ts';
export type { Passage } from './retrieval/passage.ts';

export type LoadedKnowledge =
  | { kind: 'loaded'; passages: Passage[] }
  | { kind: 'broken'; problems: KnowledgeProblem[] };

/**
 * Reads every `*.md` of a folder such as `flows/knowledge`, with what was changed at run time over them; all broken files are told at
 * once. A missing folder rejects.
 */
export async function loadKnowledge(folder: string, changes: readonly Overlaid[] = []): Promise<LoadedKnowledge> {
  const names = (await readdir(folder)).filter((file) => file.endsWith(ENDING)).sort();
  const texts = await Promise.all(
    names.map(
      async (file): Promise<[string, string]> => [
        file.slice(0, -ENDING.length),
        await readFile(join(folder, file), 'utf8'),
      ],
    ),
  );
  const files = new Map(texts);
  const pages = [...overlay(files, 'page', changes)].map(([name, text]) => parseKnowledgePage(`${name}.md`, text));
  const problems = pages.flatMap((page) => (page.kind === 'broken' ? [page.problem] : []));
  if (problems.length > 0) return { kind: 'broken', problems };
  return { kind: 'loaded', passages: pages.flatMap((page) => (page.kind === 'parsed' ? page.passages : [])) };
}

const ENDING = '.md';
