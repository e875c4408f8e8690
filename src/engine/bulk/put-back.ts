import type { BulkJob } from '../../domain/bulk/bulk-job.ts';
import { restore } from '../../domain/bulk/restore.ts';
import { openDraft, type Situation } from '../../domain/perform/draft.ts';
import { keepRows, PART, rowsDone } from '../../store/bulk.ts';
import type { BulkRow } from '../../store/bulk-row.ts';
import { isOutage } from '../../store/is-outage.ts';
import { loadDialogs } from '../../store/load-dialogs.ts';
import type { BulkDeps } from './bulk-deps.ts';
import { inLanes } from './in-lanes.ts';

const MOST_TRIES = 5;
const GONE = 'The dialog is there no more.';
const CROWDED = 'Somebody else is changing this dialog right now.';
const REOPENED = 'The customer has opened a new dialog since.';

/** Puts some dialogs of a job back; false when nothing is left to be put back. */
export async function putSomeBack(deps: BulkDeps, job: BulkJob): Promise<boolean> {
  const waiting = await rowsDone(deps.store, job.id, PART);
  if (waiting.length === 0) return false;
  await inLanes(waiting, async (some) => {
    if (deps.stopped()) return false;
    await putThese(deps, job, some);
    return true;
  });
  return true;
}

async function putThese(deps: BulkDeps, job: BulkJob, some: readonly BulkRow[]): Promise<void> {
  let rows = some;
  for (let attempt = 1; rows.length > 0; attempt++) {
    const situations = await loadDialogs(
      deps.store,
      deps.surroundings(),
      rows.map(({ dialogId }) => dialogId),
      { tagTitles: [], tasks: job.change.kind === 'add_task' },
    );
    const outcomes = await Promise.all(rows.map((row) => putBack(deps, job, row, situations.get(row.dialogId))));
    const kept = outcomes.flatMap((outcome) => (outcome.kind === 'kept' ? outcome : []));
    await keepRows(deps.store, kept);
    rows = rows.filter((_, at) => outcomes[at]?.kind === 'conflict');
    if (attempt < MOST_TRIES) continue;
    const reason = job.change.kind === 'close' ? REOPENED : CROWDED;
    await keepRows(
      deps.store,
      rows.map(({ id }) => ({ id, reason })),
    );
    break;
  }
}

type Outcome = { kind: 'undone' } | { kind: 'conflict' } | { kind: 'kept'; id: string; reason: string };

async function putBack(deps: BulkDeps, job: BulkJob, row: BulkRow, situation: Situation | undefined): Promise<Outcome> {
  const kept = (reason: string): Outcome => ({ kind: 'kept', id: row.id, reason });
  if (!situation) return kept(GONE);
  const draft = openDraft(situation, { now: deps.now(), newId: deps.newId, actor: job.by });
  const refused = row.deed ? restore(draft, job, row.deed) : undefined;
  if (refused) return kept(refused.reason);
  try {
    const committed = await deps.commit({
      before: situation,
      changes: draft.changes,
      guard: { kind: 'bulk', what: 'undo', row },
    });
    deps.memory.forgetContact(situation.contact.id);
    if (committed.kind !== 'done') return { kind: 'conflict' };
    deps.committed(draft.changes);
    return { kind: 'undone' };
  } catch (error) {
    if (isOutage(error)) throw error;
    deps.log.error({ err: error, jobId: job.id, dialogId: row.dialogId }, 'a dialog could not be put back');
    return kept('It could not be put back; the log has the reason.');
  }
}
