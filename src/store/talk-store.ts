import type { TalkStore } from '../engine/ports.ts';
import type { Store } from './open-store.ts';
import { busyBetween } from './queries/busy.ts';
import { recentTurns } from './queries/recent-turns.ts';
import { claimTimer, unclaimTimer } from './queries/timers.ts';

/** What decisions read and keep in MongoDB. */
export function createTalkStore(store: Store): TalkStore {
  return {
    busy: (from, to, now, except) => busyBetween(store, from, to, now, except),
    recentTurns: (dialogId, most) => recentTurns(store, dialogId, most),
    keptAnswer: async (inboxId) => (await store.replies.findOne({ _id: inboxId }))?.answer ?? null,
    async keepAnswer(inboxId, answer, at) {
      await store.replies.updateOne({ _id: inboxId }, { $setOnInsert: { answer, at } }, { upsert: true });
    },
    claimTimer: (timerId, now, until) => claimTimer(store, timerId, now, until),
    unclaimTimer: (timerId, until) => unclaimTimer(store, timerId, until),
  };
}
