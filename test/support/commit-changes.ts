import type { Changes, Situation } from '../../src/domain/perform/draft.ts';
import { type Committed, createCommit, type Guard } from '../../src/store/commit/commit-changes.ts';
import type { Store } from '../../src/store/open-store.ts';

/** Commits one decision in a transaction of its own. */
export function commitChanges(
  store: Store,
  before: Situation,
  changes: Changes,
  guard: Guard | null,
): Promise<Committed> {
  return createCommit(store)({ before, changes, guard });
}
