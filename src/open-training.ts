import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Content } from './content.ts';
import { rememberedCheck } from './engine/training/remembered-check.ts';
import type { TrainingDeps } from './engine/training/training-deps.ts';
import { createTrainingWorker, type TrainingWorker } from './engine/training/training-worker.ts';
import { benchInBackground } from './nlu/training/bench-in-background.ts';
import { exportIntents } from './nlu/training/export-files.ts';
import { openModel } from './nlu/training/open-model.ts';
import { readIntents } from './nlu/training/read-file.ts';
import type { Store } from './store/open-store.ts';
import type { LiveSurroundings } from './store/surroundings.ts';

interface Parts {
  config: Pick<Config, 'INTENTS_DIR'>;
  store: Store;
  content: Content;
  surroundings: Pick<LiveSurroundings, 'current'>;
  owner: string;
  clock: Pick<Clock, 'now' | 'newId'>;
  log: TrainingDeps['log'];
}

/** What the training loop is made of: the same for the program and for the command. */
export function openTraining({ config, content, surroundings, ...parts }: Parts): {
  deps: TrainingDeps;
  worker: TrainingWorker;
} {
  const deps: TrainingDeps = {
    ...parts,
    surroundings: surroundings.current,
    flows: content.flows,
    nlu: content.nlu,
    intents: {
      running: content.running,
      savedModel: () => content.nlu.saved(),
      checkIntents: content.checkIntents,
      fileIntents: content.fileIntents,
      reload: content.reload,
    },
    problemsOf: rememberedCheck(() => content.running().intents),
    bench: {
      train: benchInBackground,
      async whyNot(model, intents) {
        const opened = await openModel(model, intents);
        return opened.kind === 'broken' ? opened.reason : null;
      },
      readFile: readIntents,
      exportFiles: (intents, folder = config.INTENTS_DIR) => exportIntents(folder, intents),
    },
  };
  return { deps, worker: createTrainingWorker(deps) };
}
