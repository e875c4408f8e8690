import { watch } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ContentKind, Overlaid } from './domain/content/content-version.ts';
import type { FlowBook } from './domain/flow/route.ts';
import { createNlu, type ReloadableNlu } from './nlu/create-nlu.ts';
import type { IntentFile } from './nlu/intent-file.ts';
import { loadIntents } from './nlu/load-intents.ts';
import {
  type ContentFolders,
  type ContentOverlay,
  filesOf,
  NOTHING_OVER,
  problemOf,
  type ReadContent,
  readContent,
} from './read-content.ts';
import type { Passage } from './responder/load-knowledge.ts';
import { type FileProblem, problemLine } from './store/files/file-problem.ts';
import { isOutage } from './store/is-outage.ts';

/** What the bot says and understands, from files that may change while it runs. */
export interface Content {
  flows(): FlowBook;
  intents(): readonly string[];
  /** The intents themselves, and the release that they are; null: the files. */
  running(): { release: number | null; intents: readonly IntentFile[] };
  passages(): readonly Passage[];
  nlu: ReloadableNlu;
  /** Reads all files anew, and what lies over them. Broken ones change nothing; the problems are returned. */
  reload(): Promise<readonly FileProblem[]>;
  /** The problems that everything would have with this change in place; nothing is changed. */
  checkWith(change: Overlaid): Promise<readonly FileProblem[]>;
  /** The flows as they would be with this change in place, or what is wrong with it; nothing is changed. */
  flowsWith(change: Overlaid): Promise<FlowBook | { problems: readonly FileProblem[] }>;
  /** The problems that flows would have with these intents in the place of those that run. */
  checkIntents(intents: readonly IntentFile[]): Promise<readonly FileProblem[]>;
  /** The intents of the files, or what is wrong with them. */
  fileIntents(): ReturnType<typeof loadIntents>;
  /** What the files themselves say, without anything over them: null where there is no such file. */
  fileText(kind: ContentKind, name: string): Promise<string | null>;
  /** Names of the files of a kind. */
  fileNames(kind: ContentKind): Promise<readonly string[]>;
  /** All files of a kind by name. */
  fileTexts(kind: ContentKind): Promise<ReadonlyMap<string, string>>;
  /** Why the last reading was not taken; empty when all is well. */
  problems(): readonly FileProblem[];
  stop(): void;
}

/** A file that cannot be used at start: every problem with file, line and reason. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
}

/** Editors write a file in several steps; reading waits until they are done. */
const SETTLE_MS = 300;

/** How soon a process sees what another one has changed. */
const LOOK_EVERY_MS = 5_000;

/**
 * Reads intents, flows and knowledge with what lies over them, and goes on watching. Broken files at start are an error; a broken
 * overlay is left out until it is mended; what breaks later is logged and the last good version stays.
 * @throws ContentError with one line per problem.
 */
export async function openContent(
  files: Pick<ContentFolders, 'intents' | 'flows'>,
  cacheDir: string,
  log: Logger,
  over: ContentOverlay = NOTHING_OVER,
): Promise<Content> {
  /** What was read last; null while it is not known to be in use, so that the next look reads again. */
  let stamp: string | null = await over.stamp();
  const folders: ContentFolders = { ...files, parsed: cacheDir };
  let problems: readonly FileProblem[] = [];
  let current = await readFirst();
  const firstModel = (await current.released?.model()) ?? null;
  const nlu = await createNlu({ intents: current.intents, cacheDir, model: firstModel, log });

  async function readFirst(): Promise<ReadContent> {
    const whole = await readContent(folders, over);
    if (!('problems' in whole)) return whole;
    problems = over === NOTHING_OVER ? [] : whole.problems;
    for (const problem of problems) log.error(problem, 'what was changed in the console is broken: it is left out');
    // Two changes may each be sound and not fit together: no more is left out than must be.
    for (const less of over === NOTHING_OVER ? [] : lessOf(over)) {
      const read = await readContent(folders, less);
      if (!('problems' in read)) return read;
    }
    const bare = await readContent(folders, NOTHING_OVER);
    if (!('problems' in bare)) return bare;
    throw new ContentError(
      `Files of the bot cannot be used:\n${bare.problems.map((problem) => `  ${problemLine(problem)}`).join('\n')}`,
    );
  }

  async function readAnew(): Promise<readonly FileProblem[]> {
    const read = await over.stamp();
    stamp = null;
    const next = await readContent(folders, over);
    const broken = 'problems' in next ? null : await understandBy(next);
    // What is broken stays so until somebody mends it; an outage has thrown before this.
    stamp = read;
    if ('problems' in next) {
      problems = next.problems;
      for (const problem of next.problems) log.error(problem, 'a file is broken; the last good version stays');
      return next.problems;
    }
    if (broken) {
      problems = [broken];
      log.error(broken, 'published intents cannot be used; those that ran stay');
      return problems;
    }
    problems = [];
    current = next;
    log.info('intents, flows and knowledge were read anew');
    return [];
  }

  /** Swaps the understanding where the intents are others; what is wrong with a release's model is told, and nothing is swapped. */
  async function understandBy({ intents, released }: ReadContent): Promise<FileProblem | null> {
    if (released?.release === current.released?.release && JSON.stringify(intents) === JSON.stringify(current.intents))
      return null;
    if (!released) {
      await nlu.reload(intents);
      return null;
    }
    try {
      const model = await released.model();
      if (!model) throw new Error('what is kept of its model is damaged');
      await nlu.reload(intents, model);
      return null;
    } catch (error) {
      if (isOutage(error)) throw error;
      return problemOf(released.release, error);
    }
  }

  // One after the other: a slow reading of older files must not end after that of newer ones and win.
  let last: Promise<unknown> = Promise.resolve();
  function reload(): Promise<readonly FileProblem[]> {
    const mine = last.then(readAnew);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function readWith(change: Overlaid): Promise<ReadContent | { problems: FileProblem[] }> {
    const others = (await over.changes()).filter(({ kind, name }) => kind !== change.kind || name !== change.name);
    return readContent(folders, { ...over, changes: async () => [...others, change] });
  }

  const untold = (work: Promise<unknown>) =>
    void work.catch((error: unknown) =>
      log.error({ err: error }, 'files could not be read anew; the last good version stays'),
    );
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => untold(reload()), SETTLE_MS);
  };
  const watchers = [folders.intents, folders.flows, join(folders.flows, 'knowledge')].map((folder) =>
    watch(folder, soon),
  );
  const look = async () => {
    if ((await over.stamp()) !== stamp) await reload();
  };
  const looking = over === NOTHING_OVER ? undefined : setInterval(() => untold(look()), LOOK_EVERY_MS);
  looking?.unref();
  return {
    flows: () => current.flows,
    intents: () => current.intents.map(({ intent }) => intent),
    running: () => ({ release: current.released?.release ?? null, intents: current.intents }),
    passages: () => current.passages,
    nlu,
    reload,
    async checkWith(change) {
      const checked = await readWith(change);
      return 'problems' in checked ? checked.problems : [];
    },
    async flowsWith(change) {
      const read = await readWith(change);
      return 'problems' in read ? read : read.flows;
    },
    async checkIntents(intents) {
      const released = { release: 0, intents, model: async () => null };
      const checked = await readContent(folders, { ...over, intents: async () => released });
      return 'problems' in checked ? checked.problems : [];
    },
    fileIntents: () => loadIntents(folders.intents, cacheDir),
    fileText: async (kind, name) => (await filesOf(folders, kind)).get(name) ?? null,
    fileNames: async (kind) => [...(await filesOf(folders, kind)).keys()],
    fileTexts: (kind) => filesOf(folders, kind),
    problems: () => problems,
    stop() {
      clearTimeout(timer);
      clearInterval(looking);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** What lies over the files without the published intents, and without the changed flows and pages. */
const lessOf = (over: ContentOverlay): ContentOverlay[] => [
  { ...over, changes: NOTHING_OVER.changes },
  { ...over, intents: NOTHING_OVER.intents },
];
