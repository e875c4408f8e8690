import type { Logger } from 'pino';
import type { Changes } from '../domain/perform/draft.ts';
import { refusedTurn } from '../domain/perform/refused-turn.ts';
import { type Committed, commitChanges } from '../store/commit/commit-changes.ts';
import { countFailure, waitingIn } from '../store/inbox.ts';
import type { MessageRow } from '../store/inbox-row.ts';
import { loadThread, type Surroundings } from '../store/load-situation.ts';
import type { Thread } from '../store/thread.ts';
import { claimThread, releaseThread } from '../store/threads.ts';
import { type DecideDeps, decide } from './decide.ts';
import { takeFragments } from './take-fragments.ts';

export interface TurnDeps extends DecideDeps {
  surroundings(): Surroundings;
  /** Names this process in leases. */
  owner: string;
  log: Logger;
  /** Shows the customer that an answer is being written. */
  typing(to: { channelId: string; chatId: string }): void;
  /** Told after each commit: messages wait to be sent, timers to be set. */
  committed(changes: Changes): void;
}

/** Longer than the responder's deadline and a slow commit together; a dead worker's thread is free again after it. */
const LEASE_MS = 45_000;
const MOST_ROWS = 20;
/** A slot lost to somebody else, a dialog changed by an operator: load again, decide again, this often. */
const MOST_TRIES = 6;
/** A message that fails this often is given to a person; one that even then fails is parked raw. */
const FAILURES_TO_PERSON = 3;
const FAILURES_TO_PARK = 5;

/** Works off the waiting messages of one thread, in order, as the only one who may. Does nothing while another worker holds it. */
export async function workThread(deps: TurnDeps, threadId: string): Promise<void> {
  const thread = await claimThread(deps.store, threadId, deps.owner, deps.now(), LEASE_MS);
  if (!thread) return;
  try {
    for (;;) {
      const rows = takeFragments(await waitingIn(deps.store, threadId, MOST_ROWS));
      if (rows.length === 0) return;
      if (!(await takeTurn(deps, thread, rows))) return;
    }
  } finally {
    await releaseThread(deps.store, thread);
  }
}

/** False when the lease was lost: somebody else goes on. */
async function takeTurn(deps: TurnDeps, thread: Thread, rows: readonly MessageRow[]): Promise<boolean> {
  const ids = rows.map((row) => row.id);
  try {
    for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
      const current = await deps.store.threads.findOne({ _id: thread.id, epoch: thread.epoch });
      if (!current) return false;
      const { committed, changes } = await tryTurn(
        deps,
        { ...thread, contactId: current.contactId, dialogId: current.dialogId },
        rows,
      );
      if (committed.kind === 'done' || committed.kind === 'repeated') {
        deps.committed(changes);
        return true;
      }
      deps.log.debug({ threadId: thread.id, attempt, outcome: committed.kind }, 'turn decided again');
    }
    throw new Error(`The turn met a conflict ${MOST_TRIES} times in a row.`);
  } catch (error) {
    deps.log.error({ err: error, threadId: thread.id }, 'turn failed');
    await countFailure(deps.store, ids, String(error), FAILURES_TO_PARK);
    return false;
  }
}

async function tryTurn(
  deps: TurnDeps,
  thread: Thread,
  rows: readonly MessageRow[],
): Promise<{ committed: Committed; changes: Changes }> {
  const [first] = rows;
  if (!first) throw new Error('A turn needs a message.');
  const loaded = await loadThread(deps.store, deps.surroundings(), thread, first.incoming, {
    now: deps.now(),
    newId: deps.newId,
  });
  // While a person leads, the bot does not even seem to write.
  if (loaded.situation.dialog.mode === 'bot' && first.incoming.content.kind !== 'edit') deps.typing(first.incoming);
  const hopeless = first.attempts >= FAILURES_TO_PERSON;
  const changes = hopeless
    ? refusedTurn(loaded, rows, { now: deps.now(), newId: deps.newId, actor: { kind: 'bot' } })
    : await decide(deps, loaded, rows);
  const committed = await commitChanges(deps.store, loaded.situation, changes, {
    kind: 'turn',
    threadId: thread.id,
    epoch: thread.epoch,
    inboxIds: rows.map((row) => row.id),
  });
  return { committed, changes };
}
