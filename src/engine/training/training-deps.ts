import type { Logger } from 'pino';
import type { FlowBook } from '../../domain/flow/route.ts';
import type { BenchResult, BenchTask } from '../../domain/training/bench.ts';
import type { Progress } from '../../domain/training/candidate.ts';
import type { DraftProblem } from '../../domain/training/check-draft.ts';
import type { DraftIntent, IntentFile } from '../../domain/training/intent-file.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';
import type { Draft } from '../../store/training/draft.ts';
import type { Nlu } from '../ports.ts';

/** What is wrong with a file or what lies in its place, for whoever wrote it. */
export interface Flaw {
  file: string;
  line?: number;
  path: string;
  reason: string;
}

/** The intents as they run in this process. */
export interface RunningIntents {
  running(): { release: number | null; intents: readonly IntentFile[] };
  /** The model that runs, for another one to be compared with. */
  savedModel(): unknown;
  /** What flows would lack with these intents. */
  checkIntents(intents: readonly IntentFile[]): Promise<readonly Flaw[]>;
  fileIntents(): Promise<
    { kind: 'ok'; intents: readonly IntentFile[] } | { kind: 'broken'; problems: readonly Flaw[] }
  >;
  /** Takes in what was published, now; what is wrong with it is returned, and what ran goes on. */
  reload(): Promise<readonly Flaw[]>;
}

/** What an uploaded file holds. */
export type ReadFile =
  | { kind: 'read'; intents: readonly DraftIntent[]; described: boolean }
  | { kind: 'broken'; problems: readonly Flaw[] };

export interface ExportedFile {
  name: string;
  state: 'new' | 'changed' | 'same';
  text: string;
}

/** The classifier's side of it. */
export interface IntentBench {
  /** In a thread of its own; rejects when it fails or is called off. */
  train(task: BenchTask, told: { progress(progress: Progress): void; signal: AbortSignal }): Promise<BenchResult>;
  /** Null when the model reads well and knows its own samples. */
  whyNot(model: { version: string; bytes: Uint8Array }, intents: readonly DraftIntent[]): Promise<string | null>;
  /** An intent as a file, or samples line by line. */
  readFile(name: string, bytes: Uint8Array): ReadFile;
  /** These intents as files beside those of a folder, `intents/` when left out: lines that have not changed stay as they are there. */
  exportFiles(intents: readonly DraftIntent[], folder?: string): Promise<{ files: ExportedFile[]; removed: string[] }>;
}

export interface TrainingDeps {
  store: Store;
  surroundings(): Pick<Surroundings, 'business'>;
  flows(): FlowBook;
  nlu: Nlu;
  intents: RunningIntents;
  bench: IntentBench;
  /** What is wrong with a draft. */
  problemsOf(draft: Draft): Promise<DraftProblem[]>;
  clock: { now(): Date; newId(): string };
  /** Names this process. */
  owner: string;
  log: Logger;
}
