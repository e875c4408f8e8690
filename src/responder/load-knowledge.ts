import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type KnowledgeProblem, parseKnowledgePage } from './retrieval/parse-knowledge.ts';
import type { Passage } from './retrieval/passage.ts';

export type { KnowledgeProblem } from './retrieval/parse-knowledge.ts';
export type { Passage } from './retrieval/passage.ts';

export type LoadedKnowledge =
  | { kind: 'loaded'; passages: Passage[] }
  | { kind: 'broken'; problems: KnowledgeProblem[] };

/** Reads every `*.md` of a folder such as `flows/knowledge`; all broken files are told at once. A missing folder rejects. */
export async function loadKnowledge(folder: string): Promise<LoadedKnowledge> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort();
  const pages = await Promise.all(
    files.map(async (file) => parseKnowledgePage(file, await readFile(join(folder, file), 'utf8'))),
  );
  const problems = pages.flatMap((page) => (page.kind === 'broken' ? [page.problem] : []));
  if (problems.length > 0) return { kind: 'broken', problems };
  return { kind: 'loaded', passages: pages.flatMap((page) => (page.kind === 'parsed' ? page.passages : [])) };
}
