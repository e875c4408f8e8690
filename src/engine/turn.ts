import type { Logger } from 'pino';
import type { Incoming } from '../domain/incoming.ts';
import type { Changes, Situation } from '../domain/perform/draft.ts';
import { refusedTurn } from '../domain/perform/refused-turn.ts';
import type { Commit, Committed, TurnGuard } from '../store/commit/commit-changes.ts';
import { countFailure, settleAnswered, settleUnheard, stillWaiting } from '../store/inbox.ts';
import type { MessageRow } from '../store/inbox-row.ts';
import { isOutage } from '../store/is-outage.ts';
import { type Surroundings, situationOf } from '../store/load-situation.ts';
import type { LoadedThread, LoadThread } from '../store/load-threads.ts';
import type { Store } from '../store/open-store.ts';
import type { Thread } from '../store/thread.ts';
import { claimThread, releaseThread } from '../store/threads.ts';
import { type DecideDeps, decide } from './decide.ts';
import type { Memory } from './memory.ts';
import { keepTyping } from './talk/keep-typing.ts';

export interface TurnDeps extends Omit<DecideDeps, 'beSlow'> {
  store: Store;
  surroundings(): Surroundings;
  load: LoadThread;
  memory: Memory;
  commit: Commit;
  /** Names this process in leases. */
  owner: string;
  log: Logger;
  /** Slow turns at a time: each waits for somebody else's server. */
  permitSlow(): Promise<() => void>;
  /** Shows the customer that an answer is being written. */
  typing(to: Pick<Incoming, 'channelId' | 'chatId'>): void;
  /** Lets the first line go out with its commit, where nothing is in its way. */
  board(changes: Changes, unsent: boolean): Changes;
  /** Told after each commit: messages wait to be sent, timers to be set, readers to be told. */
  committed(changes: Changes): void;
}

/** Longer than the responder's deadline and a slow commit together; a dead worker's thread is free again after it. */
export const LEASE_MS = 45_000;
/** Kept in the journal, where a person can read it. */
const BLOCKED = 'The contact is blocked.';
/** A message that fails this often is given to a person; one that even then fails is parked raw. */
const FAILURES_TO_PERSON = 3;
const FAILURES_TO_PARK = 5;

/**
 * - `done`: decided and committed
 * - `conflict`: something was not as remembered: somebody else works here, or a message came in before ours. Look again
 * - `busy`: another worker holds the thread; it does the work
 * - `failed`: not this time
 */
export type TurnOutcome = 'done' | 'conflict' | 'busy' | 'failed';

/** Another worker holds the thread. Thrown out of a decision that wanted to do slow work; never leaves this file. */
class Busy extends Error {}

/**
 * Decides the rows of one thread as one turn and commits them. With a lease the thread is ours; without one the commit itself is the
 * claim: it is written only if the rows are exactly what waits and dialog and contact are as they were read. Before slow work
 * the thread is claimed in any case, so that nobody pays for the same answer twice.
 */
export async function takeTurn(
  deps: TurnDeps,
  threadId: string,
  rows: readonly MessageRow[],
  lease: Thread | null,
): Promise<TurnOutcome> {
  let held = lease;
  let free: (() => void) | null = null;
  let stopTyping: (() => void) | null = null;
  const ids = rows.map((row) => row.id);
  const beSlow = async (to: Pick<Incoming, 'channelId' | 'chatId'>) => {
    free ??= await deps.permitSlow();
    if (!held) {
      held = await claimThread(deps.store, threadId, deps.owner, deps.now(), LEASE_MS);
      if (!held || !(await stillWaiting(deps.store, ids))) throw new Busy();
    }
    stopTyping ??= keepTyping(() => deps.typing(to));
  };
  try {
    const loaded = deps.memory.recall(threadId, deps.now()) ?? (await deps.load(threadId));
    if (await isBlocked(deps, loaded)) {
      await settleUnheard(deps.store, ids, BLOCKED);
      return 'done';
    }
    if (!held && isHeldByOther(loaded.thread, deps.owner, deps.now())) return 'busy';
    const { committed, before, changes } = await tryTurn(deps, loaded, rows, beSlow, () => held, lease !== null);
    if (committed.kind === 'done') {
      // A lease taken for this turn went back with its commit.
      held = lease;
      deps.memory.learn(loaded, before, changes, deps.now());
      deps.committed(changes);
      return 'done';
    }
    deps.memory.forget(threadId);
    // Nothing of it was written, and nothing of it may be sent: the message has been answered before.
    if (committed.kind === 'repeated') await settleAnswered(deps.store, ids);
    return 'conflict';
  } catch (error) {
    deps.memory.forget(threadId);
    if (error instanceof Busy) return 'busy';
    deps.log.error({ err: error, threadId }, 'turn failed');
    if (!isOutage(error)) await countFailure(deps.store, ids, String(error), FAILURES_TO_PARK);
    return 'failed';
  } finally {
    if (held && held !== lease) await releaseThread(deps.store, held);
    giveBack(free);
    giveBack(stopTyping);
  }
}

async function tryTurn(
  deps: TurnDeps,
  loaded: LoadedThread,
  rows: readonly MessageRow[],
  beSlow: DecideDeps['beSlow'],
  held: () => Thread | null,
  keepsLease: boolean,
): Promise<{ committed: Committed; before: Situation; changes: Changes }> {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) throw new Error('A turn needs a message.');
  const made = situationOf(deps.surroundings(), loaded, first.incoming, { now: deps.now(), newId: deps.newId });
  const decided =
    first.attempts >= FAILURES_TO_PERSON
      ? refusedTurn(made, rows, { now: deps.now(), newId: deps.newId, actor: { kind: 'bot' } })
      : await decide({ ...deps, beSlow }, made, rows);
  const changes = deps.board(decided, loaded.unsent);
  const lease = held();
  const guard: TurnGuard = {
    kind: 'turn',
    threadId: loaded.threadId,
    rows: { ids: rows.map((row) => row.id), upTo: last.order },
    thread: loaded.thread,
    lease: lease && { epoch: lease.epoch, release: !keepsLease },
  };
  return { committed: await deps.commit({ before: made.situation, changes, guard }), before: made.situation, changes };
}

/** What is remembered may be older than a person's change of mind. */
async function isBlocked(deps: TurnDeps, { threadId, contact }: LoadedThread): Promise<boolean> {
  if (!contact?.blockedAt) return false;
  deps.memory.forget(threadId);
  return (await deps.load(threadId)).contact?.blockedAt != null;
}

const isHeldByOther = (thread: Thread | null, owner: string, now: Date): boolean =>
  thread !== null && thread.owner !== null && thread.owner !== owner && thread.leaseUntil > now;

function giveBack(free: (() => void) | null): void {
  free?.();
}
