import type { TurnDeps } from '../turn.ts';

export interface BulkDeps
  extends Pick<TurnDeps, 'store' | 'surroundings' | 'commit' | 'memory' | 'committed' | 'now' | 'newId' | 'log'> {
  /** True once this process is to do no more of it: it ends, or another one has taken over. */
  stopped(): boolean;
}
