import type { Action } from '../../domain/action.ts';
import type { Draft } from '../../domain/perform/draft.ts';

/** What becomes of a timer whose time has come. */
export interface Verdict {
  /** `pending`: it is due again, at `due`. */
  state: 'fired' | 'skipped' | 'pending';
  outcome: string | null;
  due?: Date;
  /** What is done; when one of them is refused, the timer is skipped for that reason and nothing is done. */
  actions: readonly Action[];
  /** Changes the draft before the actions. What it gives back is the outcome. */
  apply?(draft: Draft): string | null;
  /** The timer was taken for slow work: called when nothing has come of it, so that it can be taken again. */
  giveBack?(): Promise<void>;
}

export const skip = (outcome: string, actions: readonly Action[] = []): Verdict => ({
  state: 'skipped',
  outcome,
  actions,
});

export const done = (outcome: string, actions: readonly Action[] = []): Verdict => ({
  state: 'fired',
  outcome,
  actions,
});
