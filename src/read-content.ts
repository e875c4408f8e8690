import { join } from 'node:path';
import type { ContentKind, Overlaid } from './domain/content/content-version.ts';
import { DEED_WORDS } from './domain/flow/deeds.ts';
import type { FlowBook } from './domain/flow/route.ts';
import { CALL_WORDS } from './engine/calls/call-words.ts';
import type { PublishedModel } from './nlu/create-nlu.ts';
import type { IntentFile } from './nlu/intent-file.ts';
import { loadIntents } from './nlu/load-intents.ts';
import { loadKnowledge, type Passage } from './responder/load-knowledge.ts';
import type { FileProblem } from './store/files/file-problem.ts';
import { loadFlows } from './store/files/load-flows.ts';
import { readTexts } from './store/files/read-texts.ts';
import { isOutage } from './store/is-outage.ts';

/** Where the files are. */
export interface ContentFolders {
  intents: string;
  flows: string;
  /** Where sound intent files are kept as they were read; without it they are parsed each time. */
  parsed?: string;
}

/** What people have changed at run time; it lies over the files. */
export interface ContentOverlay {
  /** Changes as soon as anything has been changed, by whichever process. Asked every few seconds, so it must be cheap. */
  stamp(): Promise<string>;
  changes(): Promise<readonly Overlaid[]>;
  /** The published release of intents; null where the files are the truth. Rejects when what is kept of it is damaged. */
  intents(): Promise<ReleasedIntents | null>;
}

/** A published release: its intents, and its model when somebody asks for it; null where that is damaged. */
export interface ReleasedIntents {
  release: number;
  intents: readonly IntentFile[];
  model(): Promise<PublishedModel | null>;
}

/** All that was read, sound and fitting together. */
export interface ReadContent {
  intents: readonly IntentFile[];
  /** Where the intents are those of a release. */
  released: ReleasedIntents | null;
  flows: FlowBook;
  passages: Passage[];
  /** What is worth a look in flows that can be used. */
  warnings: FileProblem[];
}

/** Everything that is wrong with the files; nothing is trained and nothing watched. */
export async function checkFiles(folders: ContentFolders): Promise<readonly FileProblem[]> {
  const read = await readContent(folders, NOTHING_OVER);
  return 'problems' in read ? read.problems : read.warnings;
}

/** Where nothing is ever changed at run time, as in a replay. */
export const NOTHING_OVER: ContentOverlay = {
  stamp: async () => '',
  changes: async () => [],
  intents: async () => null,
};

/** The files of a kind by name, without what lies over them. */
export const filesOf = (folders: ContentFolders, kind: ContentKind) =>
  kind === 'flow' ? readTexts(folders.flows, '.yml') : readTexts(join(folders.flows, 'knowledge'), '.md');

/** Reads it all once, with what lies over the files; what is wrong is told, and nothing is kept. Rejects when the database is away. */
export async function readContent(
  folders: ContentFolders,
  over: ContentOverlay,
): Promise<ReadContent | { problems: FileProblem[] }> {
  const [changes, released] = await Promise.all([
    over.changes(),
    over.intents().catch((error: unknown) => {
      if (isOutage(error)) throw error;
      return problemOf(null, error);
    }),
  ]);
  if (released && 'reason' in released) return { problems: [released] };
  const [intents, knowledge] = await Promise.all([
    released ? { kind: 'ok' as const, intents: released.intents } : loadIntents(folders.intents, folders.parsed),
    loadKnowledge(join(folders.flows, 'knowledge'), changes),
  ]);
  const problems: FileProblem[] = [];
  if (intents.kind === 'broken') problems.push(...intents.problems);
  if (knowledge.kind === 'broken') {
    problems.push(
      ...knowledge.problems.map((problem) => ({
        path: '',
        ...problem,
        file: join(folders.flows, 'knowledge', problem.file),
      })),
    );
  }
  const flows = await loadFlows(
    folders.flows,
    {
      // With broken intents every reference to them would look wrong: the cause is told, not its consequences.
      intents: new Set(intents.kind === 'ok' ? intents.intents.map(({ intent }) => intent) : []),
      calls: CALL_WORDS,
      deeds: DEED_WORDS,
    },
    changes,
  );
  if (flows.kind === 'broken') {
    problems.push(...flows.problems.filter(({ path }) => intents.kind === 'ok' || !path.startsWith('starts_on')));
  }
  if (intents.kind === 'ok' && flows.kind === 'ok' && knowledge.kind === 'loaded') {
    const { warnings } = flows;
    return { intents: intents.intents, released, flows: flows.flows, passages: knowledge.passages, warnings };
  }
  return { problems };
}

/** Not a file, but told in the same place. */
export function problemOf(release: number | null, error: unknown): FileProblem {
  const reason = error instanceof Error ? error.message : String(error);
  return { file: release === null ? 'published intents' : `published intents ${release}`, path: '', reason };
}
