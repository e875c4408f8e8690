import type { Logger } from 'pino';
import type { HookCall, HookReason } from '../../domain/hooks/hook-call.ts';
import { claimCall, hooksWaiting, settleCall } from '../../store/hooks/hook-calls.ts';
import { findHook } from '../../store/hooks/hooks.ts';
import { createLanes } from '../lanes.ts';
import type { Applied, ApplyDeps } from './applied.ts';
import { applyCall } from './apply-call.ts';

export interface HookWorker {
  /** A call has just been kept for this hook. */
  signal(hookId: string): void;
  start(): void;
  stop(): Promise<void>;
}

interface Deps extends ApplyDeps {
  clock: { now(): Date; newId(): string };
  log: Logger;
}

/** More than hooks that are busy at once. */
const AT_ONCE = 16;
const SWEEP_MS = 1_000;
/** Longer than any call takes: nobody else applies it before. */
const LEASE_MS = 60_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Waits after the first, second … try of what cannot be done yet; the last one goes on until the end. */
const WAITS_MS = [5_000, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS] as const;
/** So long a payment waits for its order. */
const WAITS_FOR_MS = 24 * HOUR_MS;

/** Applies what other programs have posted, in the order of each hook, on any number of processes. */
export function createHookWorker(deps: Deps): HookWorker {
  const { store, clock, log } = deps;
  let stopped = false;

  async function work(hookId: string): Promise<void> {
    while (!stopped) {
      const now = clock.now();
      const token = clock.newId();
      const call = await claimCall(store, hookId, { token, now, until: new Date(now.getTime() + LEASE_MS) });
      if (!call) return;
      const end = endOf(call, await apply(call), clock.now());
      if (!(await settleCall(store, call.id, token, end))) {
        log.warn({ hookId, callId: call.id }, 'a call took longer than its lease; it was applied once all the same');
      }
    }
  }

  async function apply(call: HookCall): Promise<Applied> {
    const hook = await findHook(store, call.hookId);
    if (!hook) return DELETED;
    try {
      return await applyCall(deps, hook, call);
    } catch (error) {
      log.warn({ err: error, hookId: call.hookId, callId: call.id }, 'a call could not be applied; it is tried again');
      return { kind: 'later', reason: null };
    }
  }

  const lanes = createLanes({
    work,
    find: () => hooksWaiting(store, clock.now()),
    most: AT_ONCE,
    sweepMs: SWEEP_MS,
    log,
  });
  return {
    signal: lanes.signal,
    start: lanes.start,
    async stop() {
      stopped = true;
      await lanes.stop();
    },
  };
}

/** What fails by a fault of ours is tried for days, and then is for a person to look at. */
const MOST_TRIES = 60;
const IN_VAIN: HookReason = {
  code: 'refused',
  detail: 'It could not be applied, however often it was tried: see the log.',
};
const DELETED: Applied = {
  kind: 'refused',
  reason: { code: 'deleted', detail: 'The hook was deleted before it could be applied.' },
};

/** What is written of a call after a try. */
function endOf(
  { at, due, tries }: Pick<HookCall, 'at' | 'due' | 'tries'>,
  applied: Applied,
  now: Date,
): Pick<HookCall, 'state' | 'reason' | 'outcome' | 'due' | 'doneAt'> {
  switch (applied.kind) {
    case 'applied':
      return { state: 'applied', reason: null, outcome: applied.outcome, due, doneAt: now };
    case 'refused':
      return { state: 'refused', reason: applied.reason, outcome: null, due, doneAt: now };
    case 'later': {
      const { reason } = applied;
      const isOver = now.getTime() - at.getTime() >= WAITS_FOR_MS && (reason !== null || tries >= MOST_TRIES);
      if (isOver) return { state: 'refused', reason: reason ?? IN_VAIN, outcome: null, due, doneAt: now };
      const wait = WAITS_MS[Math.min(tries, WAITS_MS.length) - 1] ?? WAITS_MS[0];
      return { state: 'waiting', reason, outcome: null, due: new Date(now.getTime() + wait), doneAt: null };
    }
  }
}
