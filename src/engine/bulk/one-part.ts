import { changeInBulk, NO_DIALOG } from '../../domain/bulk/bulk-actions.ts';
import type { BulkJob } from '../../domain/bulk/bulk-job.ts';
import { deedOf } from '../../domain/bulk/restore.ts';
import { openDraft, type Situation } from '../../domain/perform/draft.ts';
import { dealtWith, insertRows, readPart, rowId } from '../../store/bulk.ts';
import type { BulkRow } from '../../store/bulk-row.ts';
import { isOutage } from '../../store/is-outage.ts';
import { loadDialogs } from '../../store/load-dialogs.ts';
import type { BulkDeps } from './bulk-deps.ts';
import { inLanes } from './in-lanes.ts';

const MOST_TRIES = 5;
const CROWDED = 'Somebody else is changing this dialog right now.';

/** Works off one part of the choice; null when there is no such part, else whether the job is still going on. */
export async function doPart(deps: BulkDeps, job: BulkJob): Promise<{ goesOn: boolean } | null> {
  const chosen = await readPart(deps.store, job.id, job.nextPart);
  if (!chosen) return null;
  const settled = await dealtWith(deps.store, job.id, chosen);
  const waiting = chosen.filter((id) => !settled.has(id));
  const goesOn = await inLanes(waiting, async (some) => {
    if (job.change.kind === 'send_message') await roomToSend(deps);
    return !deps.stopped() && doSome(deps, job, some);
  });
  return { goesOn };
}

async function doSome(deps: BulkDeps, job: BulkJob, dialogIds: readonly string[]): Promise<boolean> {
  let left = dialogIds;
  for (let attempt = 1; left.length > 0; attempt++) {
    const { change } = job;
    const situations = await loadDialogs(deps.store, deps.surroundings(), left, {
      tagTitles: change.kind === 'change_tags' ? change.add : [],
      tasks: change.kind === 'add_task',
    });
    const outcomes = await Promise.all(left.map((id) => doOne(deps, job, id, situations.get(id))));
    await insertRows(
      deps.store,
      outcomes.flatMap((outcome) => (outcome.kind === 'row' ? outcome.row : [])),
    );
    left = left.filter((_, at) => outcomes[at]?.kind === 'conflict');
    if (left.length === 0) break;
    const known = await dealtWith(deps.store, job.id, left);
    left = left.filter((id) => !known.has(id));
    if (left.length > 0 && !(await isRunning(deps, job))) return false;
    if (attempt < MOST_TRIES) continue;
    await insertRows(
      deps.store,
      left.map((id) => rowOf(deps, job, id, { state: 'failed', reason: CROWDED })),
    );
    break;
  }
  return true;
}

/** `row`: nothing to be committed but what came of it. */
type Outcome = { kind: 'committed' } | { kind: 'conflict' } | { kind: 'row'; row: BulkRow };

async function doOne(
  deps: BulkDeps,
  job: BulkJob,
  dialogId: string,
  situation: Situation | undefined,
): Promise<Outcome> {
  const failed = (reason: string): Outcome => ({
    kind: 'row',
    row: rowOf(deps, job, dialogId, { state: 'failed', reason }),
  });
  if (!situation) return failed(NO_DIALOG.reason);
  const draft = openDraft(situation, { now: deps.now(), newId: deps.newId, actor: job.by });
  const refused = changeInBulk(draft, job);
  if (refused) return failed(refused.reason);
  const { changes } = draft;
  if (changes.events.length === 0) return { kind: 'row', row: rowOf(deps, job, dialogId, { state: 'done' }) };
  const row = rowOf(deps, job, dialogId, { state: 'done', deed: deedOf(draft) });
  try {
    const committed = await deps.commit({ before: situation, changes, guard: { kind: 'bulk', what: 'do', row } });
    deps.memory.forgetContact(situation.contact.id);
    if (committed.kind !== 'done') return { kind: 'conflict' };
    deps.committed(changes);
    return { kind: 'committed' };
  } catch (error) {
    if (isOutage(error)) throw error;
    deps.log.error({ err: error, jobId: job.id, dialogId }, 'a dialog could not be changed in bulk');
    return failed('It could not be changed; the log has the reason.');
  }
}

function rowOf(
  deps: Pick<BulkDeps, 'now'>,
  job: BulkJob,
  dialogId: string,
  { state, reason = null, deed = null }: Pick<BulkRow, 'state'> & Partial<Pick<BulkRow, 'reason' | 'deed'>>,
): BulkRow {
  return { id: rowId(job.id, dialogId), jobId: job.id, dialogId, state, reason, deed, at: deps.now() };
}

async function isRunning({ store }: BulkDeps, job: BulkJob): Promise<boolean> {
  return (await store.bulkJobs.findOne({ _id: job.id, state: job.state }, { projection: { _id: 1 } })) !== null;
}

const MOST_UNSENT = 50;
const LOOK_AGAIN_MS = 250;

/** Channels let only so many messages through a second: the answers that people wait for must not stand behind thousands of ours. */
async function roomToSend({ store, stopped }: BulkDeps): Promise<void> {
  const unsent = { 'delivery.state': { $in: ['queued' as const, 'sending' as const] } };
  while (!stopped()) {
    const waiting = await store.messages.countDocuments(unsent, { limit: MOST_UNSENT, hint: 'unsent' });
    if (waiting < MOST_UNSENT) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
