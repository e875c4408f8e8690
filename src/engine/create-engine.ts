import type { Logger } from 'pino';
import type { FlowBook } from '../domain/flow/route.ts';
import type { Changes } from '../domain/perform/draft.ts';
import { putAside, threadsWaiting } from '../store/inbox.ts';
import type { Surroundings } from '../store/load-situation.ts';
import type { Store } from '../store/open-store.ts';
import { threadsToSend } from '../store/outbox.ts';
import { releaseAll } from '../store/threads.ts';
import { act } from './act.ts';
import { withDeadline } from './deadline.ts';
import type { Engine } from './engine.ts';
import { createFeed } from './feed.ts';
import { fireTimer } from './fire-timer.ts';
import { createLanes } from './lanes.ts';
import type { Channel, Nlu, Responder } from './ports.ts';
import { createReceive } from './receive.ts';
import { sendThread } from './send.ts';
import { type TurnDeps, workThread } from './turn.ts';

export interface EngineParts {
  store: Store;
  nlu: Nlu;
  responder: Responder;
  channels: readonly Channel[];
  flows(): FlowBook;
  surroundings(): Surroundings;
  /** Told of every commit, after it: timers to be set, people to be counted anew. */
  committed(changes: Changes): void;
  /** Names this process in leases; unique among all that share the database. */
  owner: string;
  clock: { now(): Date; random(): number; newId(): string };
  log: Logger;
  /** False in a process that only serves HTTP: others decide and send. */
  works: boolean;
}

export interface RunningEngine extends Engine {
  fireTimer(timerId: string): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const MOST_THREADS = 16;
const SWEEP_MS = 1_000;
const FOUND_AT_ONCE = 200;
const READY_WITHIN_MS = 2_000;

/** Puts the parts of a message's way together. */
export function createEngine(parts: EngineParts): RunningEngine {
  const { store, log, clock } = parts;
  const channels = new Map(parts.channels.map((channel) => [channel.id, channel]));
  const deps: TurnDeps = {
    store,
    nlu: parts.nlu,
    responder: parts.responder,
    flows: parts.flows,
    surroundings: parts.surroundings,
    owner: parts.owner,
    newId: clock.newId,
    now: clock.now,
    log,
    typing({ channelId, chatId }) {
      const channel = channels.get(channelId);
      if (channel?.capabilities.typing) void channel.typing(chatId);
    },
    committed(changes) {
      if (changes.outbox.length > 0) outbox.signal(changes.dialog.threadId);
      parts.committed(changes);
    },
  };
  const turns = createLanes({
    work: (threadId) => workThread(deps, threadId),
    find: () => threadsWaiting(store, FOUND_AT_ONCE),
    most: MOST_THREADS,
    sweepMs: SWEEP_MS,
    log,
  });
  const outbox = createLanes({
    work: (threadId) =>
      sendThread(
        {
          store,
          channels,
          owner: parts.owner,
          now: clock.now,
          random: clock.random,
          newId: clock.newId,
          log,
          later: (key, ms) => outbox.signalLater(key, ms),
        },
        threadId,
      ),
    find: () => threadsToSend(store, clock.now(), FOUND_AT_ONCE),
    most: MOST_THREADS,
    sweepMs: SWEEP_MS,
    log,
  });
  const feed = createFeed(store, log);

  return {
    receive: createReceive(store, clock.now, (threadId) => {
      if (parts.works) turns.signal(threadId);
    }),
    setAside: (aside) => putAside(store, aside, clock.now()),
    act: (request) => act(deps, request),
    fireTimer: (timerId) => fireTimer(deps, timerId),
    feed,
    ready: () =>
      withDeadline(
        store.connection.db?.command({ ping: 1 }) ?? Promise.reject(new Error('not connected')),
        READY_WITHIN_MS,
        'MongoDB does not answer.',
      ).then(
        () => true,
        () => false,
      ),
    start() {
      if (!parts.works) return;
      turns.start();
      outbox.start();
    },
    async stop() {
      await turns.stop();
      await outbox.stop();
      await feed.stop();
      await releaseAll(store, parts.owner);
    },
  };
}
