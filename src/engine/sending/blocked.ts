/** Where a waiting line is to go. */
export interface Place {
  channelId: string;
  chatId: string;
}

export interface Blocked {
  add(threadId: string, place: Place | null): void;
  has(threadId: string): boolean;
  /** Known without reading the line itself. */
  placeOf(threadId: string): Place | null;
  /** To be taken before looking into the database, and given to `clear` after it. */
  look(threadId: string): number;
  /** Nothing was found: the thread is free again, unless something was added since the look. */
  clear(threadId: string, seen: number): void;
}

/** Threads in which unsent lines wait, as far as this process knows: nothing new may go out before them. */
export function createBlocked(): Blocked {
  const added = new Map<string, { count: number; place: Place | null }>();
  let count = 0;
  return {
    add(threadId, place) {
      count += 1;
      added.set(threadId, { count, place: place ?? added.get(threadId)?.place ?? null });
    },
    has: (threadId) => added.has(threadId),
    placeOf: (threadId) => added.get(threadId)?.place ?? null,
    look: (threadId) => added.get(threadId)?.count ?? 0,
    clear(threadId, seen) {
      if ((added.get(threadId)?.count ?? 0) === seen) added.delete(threadId);
    },
  };
}
