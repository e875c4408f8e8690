import { quietTime } from '../domain/flow/quiet-time.ts';
import { threadsWaiting, waitingIn } from '../store/inbox.ts';
import type { MessageRow } from '../store/inbox-row.ts';
import type { LoadedThread } from '../store/load-threads.ts';
import { claimThread, releaseThread } from '../store/threads.ts';
import { createLanes } from './lanes.ts';
import { takeFragments } from './take-fragments.ts';
import { LEASE_MS, type TurnDeps, type TurnOutcome, takeTurn } from './turn.ts';

export interface TurnsOptions extends TurnDeps {
  /** How long a customer may pause between two lines of one thought, ms; 0 answers every line at once. */
  quietMs: number;
  /** How old a message must be before it is looked for: younger ones are in the hands of the process that took them in. */
  foundAfterMs: number;
  sweepMs: number;
}

export interface Turns {
  /** A message that this process has just made durable. */
  offer(row: MessageRow): void;
  start(): void;
  stop(): Promise<void>;
}

/** Turns are short, but for those that wait for the responder, and these have a limit of their own. */
const MOST_THREADS = 400;
const FOUND_AT_ONCE = 500;
const MOST_ROWS = 20;
/** A slot lost to somebody else, a dialog changed by an operator: load again, decide again, this often. */
const MOST_TRIES = 6;
const AGAIN_MS = 500;

/**
 * Turns of all threads, one at a time in each. A message that has just come is decided at once on what is remembered of its thread; what
 * is found waiting, or was not as remembered, is claimed first and read from the inbox.
 */
export function createTurns(deps: TurnsOptions): Turns {
  const offers = new Map<string, MessageRow[]>();
  let cold = true;
  const lanes = createLanes({
    work,
    async find() {
      const age = cold ? 0 : deps.foundAfterMs;
      cold = false;
      const found = await threadsWaiting(deps.store, new Date(deps.now().getTime() - age), FOUND_AT_ONCE);
      return found.filter((threadId) => !offers.has(threadId));
    },
    most: MOST_THREADS,
    sweepMs: deps.sweepMs,
    log: deps.log,
  });

  async function work(threadId: string): Promise<void> {
    const rows = offers.get(threadId);
    if (rows) {
      const waitMs = remainingQuiet(rows, deps.memory.recall(threadId, deps.now()));
      if (waitMs > 0) return lanes.signalLater(threadId, waitMs);
      offers.delete(threadId);
    }
    const outcome = rows ? await answerOffered(threadId, inOrder(rows)) : 'conflict';
    // What was not as remembered is in the inbox.
    const last = outcome === 'conflict' ? await answerFound(threadId) : outcome;
    if (last !== 'done') lanes.signalLater(threadId, AGAIN_MS);
  }

  function remainingQuiet(rows: readonly MessageRow[], known: LoadedThread | null): number {
    const newest = rows.at(-1);
    if (!newest || deps.quietMs === 0) return 0;
    const asked = (known?.dialog?.flow.at(-1)?.asked.length ?? 0) > 0;
    const contents = rows.map(({ incoming }) => incoming.content);
    const quietMs = quietTime(contents, { asked, longestMs: deps.quietMs });
    return Math.min(quietMs, newest.receivedAt.getTime() + quietMs - deps.now().getTime());
  }

  /** What was found may be as young as what was offered, where other processes take messages in. */
  async function quietOfFound(threadId: string, rows: readonly MessageRow[]): Promise<number> {
    if (remainingQuiet(rows, null) <= 0) return 0;
    return remainingQuiet(rows, await deps.load(threadId));
  }

  async function answerOffered(threadId: string, rows: readonly MessageRow[]): Promise<TurnOutcome> {
    let rest = rows;
    while (rest.length > 0) {
      const turn = takeFragments(rest);
      rest = rest.slice(turn.length);
      const outcome = await takeTurn(deps, threadId, turn, null);
      if (outcome !== 'done') return outcome;
    }
    return 'done';
  }

  async function answerFound(threadId: string): Promise<TurnOutcome> {
    const thread = await claimThread(deps.store, threadId, deps.owner, deps.now(), LEASE_MS);
    if (!thread) return 'busy';
    deps.memory.forget(threadId);
    try {
      let tries = 0;
      for (;;) {
        const rows = takeFragments(await waitingIn(deps.store, threadId, MOST_ROWS));
        if (rows.length === 0) return 'done';
        const waitMs = await quietOfFound(threadId, rows);
        if (waitMs > 0) {
          lanes.signalLater(threadId, waitMs);
          return 'done';
        }
        const outcome = await takeTurn(deps, threadId, rows, thread);
        if (outcome === 'done') tries = 0;
        else if (outcome !== 'conflict' || ++tries >= MOST_TRIES) return 'failed';
      }
    } finally {
      await releaseThread(deps.store, thread);
    }
  }

  return {
    offer(row) {
      const waiting = offers.get(row.threadId);
      if (waiting) waiting.push(row);
      else offers.set(row.threadId, [row]);
      lanes.signal(row.threadId);
    },
    start: lanes.start,
    stop: lanes.stop,
  };
}

const inOrder = (rows: readonly MessageRow[]): MessageRow[] =>
  [...rows].sort((a, b) => a.order - b.order || a.receivedAt.getTime() - b.receivedAt.getTime());
