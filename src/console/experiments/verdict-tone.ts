import type { ExperimentBriefView } from '../../http/views/experiment-view.ts';

export type Kind = NonNullable<ExperimentBriefView['verdict']>['kind'];

const TONES: Record<Kind, 'good' | 'bad' | 'warn' | 'calm'> = {
  better: 'good',
  worse: 'warn',
  same: 'calm',
  harmful: 'bad',
  broken: 'bad',
  unclear: 'calm',
  waiting: 'calm',
};

export const toneOf = (kind: Kind) => TONES[kind];
