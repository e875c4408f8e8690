import type { TalkStore } from '../engine/ports.ts';
import type { Store } from './open-store.ts';
import { busyBetween } from './queries/busy.ts';
import { recentTurns } from './queries/recent-turns.ts';
import { claimTimer, unclaimTimer } from './queries/timers.ts';
import { keepReply } from './responder/keep-reply.ts';
import { openPurse } from './responder/purse.ts';

/** What decisions read and keep in MongoDB. */
export function createTalkStore(store: Store): TalkStore {
  return {
    busy: (from, to, now, except) => busyBetween(store, from, to, now, except),
    recentTurns: (dialogId, most) => recentTurns(store, dialogId, most),
    keptAnswer: async (inboxId) => (await store.replies.findOne({ _id: inboxId }))?.answer ?? null,
    keepAnswer: (inboxId, answer, at, about) => keepReply(store, { id: inboxId, answer, at, ...about }),
    purse: (of) => openPurse(store, of),
    claimTimer: (timerId, now, until) => claimTimer(store, timerId, now, until),
    unclaimTimer: (timerId, until) => unclaimTimer(store, timerId, until),
  };
}
