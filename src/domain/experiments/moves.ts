import type { Actor } from '../event.ts';
import type { Experiment } from './experiment.ts';

export interface Deed {
  by: Actor;
  at: Date;
  why: string;
}

export type Moved = { kind: 'ok'; experiment: Experiment } | { kind: 'refused'; reason: string };

/** From a draft: what it shows is dealt from now on, and cannot be changed any more. */
export function start(experiment: Experiment, deed: Deed): Moved {
  if (experiment.state !== 'draft') return refuse('Only a draft can be started; make a new experiment.');
  return ok({ ...experiment, state: 'running', startedAt: deed.at, history: told(experiment, 'started', deed) });
}

/** Everybody gets the control again. Who has met it is still followed until the window is over. */
export function stop(experiment: Experiment, deed: Deed): Moved {
  if (experiment.state !== 'running') return refuse('Only a running experiment can be stopped.');
  return ok({ ...experiment, state: 'stopped', endedAt: deed.at, history: told(experiment, 'stopped', deed) });
}

/** Ends it with what everybody is to get: a variant, or the control. A stopped one can still be decided about. */
export function finish(experiment: Experiment, variantId: string, deed: Deed): Moved {
  const { state, variants, endedAt } = experiment;
  if (state !== 'running' && state !== 'stopped') return refuse('Only an experiment that has run can be finished.');
  const index = variants.findIndex(({ id }) => id === variantId);
  if (index < 0) return refuse(`There is no variant "${variantId}".`);
  return ok({
    ...experiment,
    state: 'finished',
    endedAt: endedAt ?? deed.at,
    adopted: index === 0 ? null : variantId,
    history: told(experiment, 'finished', deed),
  });
}

const ok = (experiment: Experiment): Moved => ({ kind: 'ok', experiment });
const refuse = (reason: string): Moved => ({ kind: 'refused', reason });

const told = ({ history }: Experiment, what: Experiment['history'][number]['what'], { by, at, why }: Deed) => [
  ...history,
  { what, at, by, why },
];
