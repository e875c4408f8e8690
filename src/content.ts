import { watch } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { DEEDS } from './domain/flow/deeds.ts';
import type { FlowBook } from './domain/flow/route.ts';
import { CALLS } from './engine/calls/index.ts';
import { createNlu, type ReloadableNlu } from './nlu/create-nlu.ts';
import type { IntentFile } from './nlu/intent-file.ts';
import { loadIntents } from './nlu/load-intents.ts';
import { loadKnowledge, type Passage } from './responder/load-knowledge.ts';
import { type FileProblem, problemLine } from './store/files/file-problem.ts';
import { loadFlows } from './store/files/load-flows.ts';

/** What the bot says and understands, from files that may change while it runs. */
export interface Content {
  flows(): FlowBook;
  intents(): readonly string[];
  passages(): readonly Passage[];
  nlu: ReloadableNlu;
  /** Reads all files anew. Broken ones change nothing; the problems are returned. */
  reload(): Promise<readonly FileProblem[]>;
  stop(): void;
}

/** A file that cannot be used at start: every problem with file, line and reason. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
}

interface Folders {
  intents: string;
  flows: string;
}

interface Read {
  intents: IntentFile[];
  flows: FlowBook;
  passages: Passage[];
}

/** Editors write a file in several steps; reading waits until they are done. */
const SETTLE_MS = 300;

/**
 * Reads intents, flows and knowledge, and goes on watching them. Broken files at start are an error; later they are logged and
 * the last good version stays.
 * @throws ContentError with one line per problem.
 */
export async function openContent(folders: Folders, cacheDir: string, log: Logger): Promise<Content> {
  const first = await readAll(folders);
  if ('problems' in first)
    throw new ContentError(
      `Files of the bot cannot be used:\n${first.problems.map((problem) => `  ${problemLine(problem)}`).join('\n')}`,
    );
  let current: Read = first;
  const nlu = await createNlu({ intents: current.intents, cacheDir, log });

  async function readAnew(): Promise<readonly FileProblem[]> {
    const next = await readAll(folders);
    if ('problems' in next) {
      for (const problem of next.problems) log.error(problem, 'a file is broken; the last good version stays');
      return next.problems;
    }
    if (JSON.stringify(next.intents) !== JSON.stringify(current.intents)) await nlu.reload(next.intents);
    current = next;
    log.info('intents, flows and knowledge were read anew');
    return [];
  }

  // One after the other: a slow reading of older files must not end after that of newer ones and win.
  let last: Promise<unknown> = Promise.resolve();
  function reload(): Promise<readonly FileProblem[]> {
    const mine = last.then(readAnew);
    last = mine.catch(() => undefined);
    return mine;
  }

  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      reload().catch((error: unknown) =>
        log.error({ err: error }, 'files could not be read anew; the last good version stays'),
      );
    }, SETTLE_MS);
  };
  const watchers = [folders.intents, folders.flows, join(folders.flows, 'knowledge')].map((folder) =>
    watch(folder, soon),
  );
  return {
    flows: () => current.flows,
    intents: () => current.intents.map(({ intent }) => intent),
    passages: () => current.passages,
    nlu,
    reload,
    stop() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

async function readAll(folders: Folders): Promise<Read | { problems: FileProblem[] }> {
  const [intents, knowledge] = await Promise.all([
    loadIntents(folders.intents),
    loadKnowledge(join(folders.flows, 'knowledge')),
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
  const flows = await loadFlows(folders.flows, {
    // With broken intents every reference to them would look wrong: the cause is told, not its consequences.
    intents: new Set(intents.kind === 'ok' ? intents.intents.map(({ intent }) => intent) : []),
    calls: new Set(Object.keys(CALLS)),
    deeds: new Set(Object.keys(DEEDS)),
  });
  if (flows.kind === 'broken') {
    problems.push(...flows.problems.filter(({ path }) => intents.kind === 'ok' || !path.startsWith('starts_on')));
  }
  if (intents.kind === 'ok' && flows.kind === 'ok' && knowledge.kind === 'loaded') {
    return { intents: intents.intents, flows: flows.flows, passages: knowledge.passages };
  }
  return { problems };
}
