import { type BulkJob, undoUntil } from '../../domain/bulk/bulk-job.ts';
import type { BulkRow } from '../../store/bulk-row.ts';
import type { BulkJobView } from '../views/bulk-view.ts';

/** `names`: of the contacts, by dialog. */
export function presentBulkJob(
  job: BulkJob,
  failures: readonly BulkRow[],
  names: ReadonlyMap<string, string | null>,
  now: Date,
): BulkJobView {
  const { id, change, state, total, done, failed, undone, createdAt, finishedAt } = job;
  return {
    id,
    kind: change.kind,
    state,
    total,
    done,
    failed,
    undone,
    failures: failures.map(({ dialogId, reason }) => ({
      dialogId,
      name: names.get(dialogId) ?? null,
      reason: reason ?? 'unknown',
    })),
    undoUntil: undoUntil(job, now)?.toISOString() ?? null,
    startedAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
