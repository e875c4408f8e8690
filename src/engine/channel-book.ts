import type { Channel } from './ports.ts';

/** The channels that are connected just now. They come, go and are replaced while the program runs: nobody keeps a list of his own. */
export interface ChannelBook {
  all(): readonly Channel[];
  get(id: string): Channel | undefined;
  /** Somebody has removed it: what waits for it will not be sent. One that is switched off is only not there. */
  isRemoved(id: string): boolean;
  /** Calls after each change. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}

/** The book as whoever connects channels has it. It starts and stops none of them. */
export interface OpenChannelBook extends ChannelBook {
  /** Adds a channel, or puts it in the place of the one with its id, which is given back. */
  put(channel: Channel): Channel | undefined;
  remove(id: string): Channel | undefined;
  setRemoved(ids: ReadonlySet<string>): void;
}

/** Starts and ends channels while the program runs. */
export interface ChannelRunner {
  /** Connects a channel, or puts it in the place of the one with its id: no line and no message of that one is cut off. */
  put(channel: Channel): Promise<void>;
  /** Ends a channel. Its lines wait. */
  remove(id: string): Promise<void>;
}

export function createChannelBook(first: readonly Channel[] = []): OpenChannelBook {
  const listeners = new Set<() => void>();
  const byId = new Map(first.map((channel) => [channel.id, channel]));
  let all = [...byId.values()];
  let removed: ReadonlySet<string> = new Set();

  function changed(before: Channel | undefined): Channel | undefined {
    all = [...byId.values()];
    for (const listener of listeners) listener();
    return before;
  }

  return {
    all: () => all,
    get: (id) => byId.get(id),
    isRemoved: (id) => removed.has(id),
    setRemoved(ids) {
      removed = ids;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(channel) {
      const before = byId.get(channel.id);
      byId.set(channel.id, channel);
      return changed(before);
    },
    remove(id) {
      const before = byId.get(id);
      return byId.delete(id) ? changed(before) : undefined;
    },
  };
}
