import type { Logger } from 'pino';
import type { Experiment } from '../../domain/experiments/experiment.ts';
import { stop } from '../../domain/experiments/moves.ts';
import { resultsOf } from '../../domain/experiments/results.ts';
import { sayVerdict } from '../../domain/experiments/say-verdict.ts';
import { verdictOf } from '../../domain/experiments/verdict.ts';
import { claimDuty, releaseDuty } from '../../store/duties.ts';
import { countOutcomes } from '../../store/experiments/count-outcomes.ts';
import { replaceExperiment } from '../../store/experiments/experiment-store.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';

interface Parts {
  store: Store;
  surroundings(): Surroundings;
  settings: { refresh(): Promise<void> };
  owner: string;
  now(): Date;
  log: Logger;
}

export interface GuardRailWatch {
  /** Looks at every running experiment, now, and stops those that do harm. */
  look(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const DUTY = 'experiments';
const EVERY_MS = 60_000;
const LEASE_MS = 90_000;

/** Stops an experiment whose variant makes worse what must not get worse: everybody gets the control again. One process looks for all. */
export function watchGuardRails({ store, surroundings, settings, owner, now, log }: Parts): GuardRailWatch {
  let timer: NodeJS.Timeout | null = null;
  let working: Promise<void> | null = null;

  async function look(): Promise<void> {
    for (const experiment of surroundings().experiments) {
      if (experiment.state !== 'running' || experiment.guardRails.length === 0) continue;
      await judge(experiment);
    }
  }

  async function judge(experiment: Experiment): Promise<void> {
    const at = now();
    const results = resultsOf(experiment, await countOutcomes(store, experiment.id), at);
    const verdict = verdictOf(experiment, results);
    if (verdict.kind !== 'harmful') return;
    const words = sayVerdict(verdict);
    const stopped = stop(experiment, { by: { kind: 'system' }, at, why: `${words.ru} / ${words.en}` });
    // Somebody has changed it meanwhile: it is looked at again.
    if (stopped.kind === 'refused' || (await replaceExperiment(store, stopped.experiment)) !== 'done') return;
    log.warn({ experimentId: experiment.id, verdict }, 'an experiment was stopped: one of its variants does harm');
    await settings.refresh();
  }

  async function round(): Promise<void> {
    if (await claimDuty(store, DUTY, owner, now(), LEASE_MS)) await look();
  }

  function tick(): void {
    working ??= round()
      .catch((error: unknown) => log.warn({ err: error }, 'experiments are looked at a little later'))
      .finally(() => {
        working = null;
      });
  }

  return {
    look,
    start() {
      timer = setInterval(tick, EVERY_MS);
      timer.unref();
    },
    async stop() {
      if (timer) clearInterval(timer);
      await working;
      await releaseDuty(store, DUTY, owner).catch(() => undefined);
    },
  };
}
