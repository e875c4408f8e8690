import { createCommit } from '../store/commit/commit-changes.ts';
import { createInboxWriter, putAside } from '../store/inbox.ts';
import { createThreadLoader } from '../store/load-threads.ts';
import { createMarkSent } from '../store/mark-sent.ts';
import { takeReport } from '../store/take-report.ts';
import { createTalkStore } from '../store/talk-store.ts';
import { act } from './act.ts';
import { createBulkWorker } from './bulk/bulk-worker.ts';
import { takeCall } from './calling/take-call.ts';
import { type ChannelCounters, createCounters } from './channel-health/counters.ts';
import { createContacts } from './contacts.ts';
import { type Crossed, type CrossRequest, cross } from './crossing/cross.ts';
import { withDeadline } from './deadline.ts';
import { createDistributor } from './distributor.ts';
import type { Engine } from './engine.ts';
import type { EngineParts } from './engine-parts.ts';
import { createFeed } from './feed.ts';
import { createFilesWork } from './files/files-work.ts';
import { fireTimer } from './fire-timer.ts';
import { createTallyKeeper } from './keep-tally.ts';
import { createLabelCollector } from './labelling/label-collector.ts';
import { takeLead } from './leads/take-lead.ts';
import { createMemory } from './memory.ts';
import { createPermits } from './permits.ts';
import type { Channel } from './ports.ts';
import { createPulse } from './pulse.ts';
import { createReceive } from './receive.ts';
import { createGate, type SendGate } from './sending/gate.ts';
import { createSender } from './sending/sender.ts';
import { createDateClock } from './timers/date-clock.ts';
import type { TurnDeps } from './turn.ts';
import { createTurns } from './turns.ts';

export interface RunningEngine extends Engine {
  /** How each channel's sending goes. */
  gate: Pick<SendGate, 'health' | 'admit' | 'settled'>;
  /** What goes through each channel, counted. */
  counters: ChannelCounters;
  /** Resolves when no line is in the air by this channel, which no new one takes. */
  landed(channel: Channel): Promise<void>;
  /** A visitor of the web chat has come to a messenger with a code. */
  cross(request: CrossRequest): Promise<Crossed>;
  fireTimer(timerId: string): Promise<void>;
  /** Plans triggers whose dates have been reached; it is done every half minute anyway. */
  lookForDates(): Promise<void>;
  /** Puts messages that are to be labelled into the queue; it is done every few seconds anyway. */
  collectLabels(): Promise<void>;
  /** Fetches files that messages have brought; it is done as they come anyway. */
  keepFiles(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const SWEEP_MS = 1_000;
/** In a process that works for others, nobody signals what they have taken in. */
const SWEEP_FOR_OTHERS_MS = 150;
/** Whoever took a message in works it off at once; what is older than this was left behind. */
const LEFT_BEHIND_MS = 3_000;
const READY_WITHIN_MS = 2_000;
/** Turns that wait for somebody else's server. */
const MOST_SLOW = 16;

/** Puts the parts of a message's way together. */
export function createEngine(parts: EngineParts): RunningEngine {
  const { store, log, clock, owner, channels } = parts;
  const feed = createFeed(store, log);
  const memory = createMemory();
  const gate = createGate({ store, owner, now: clock.now, log });
  const counters = createCounters({ store, now: clock.now, log });
  const sweepMs = parts.sweepMs ?? (parts.worksForOthers ? SWEEP_FOR_OTHERS_MS : SWEEP_MS);
  const files = createFilesWork({
    store,
    files: parts.files,
    channels,
    surroundings: parts.surroundings,
    now: clock.now,
    random: clock.random,
    log,
    act: (request) => act(deps, request),
  });
  const sender = createSender({
    store,
    channels,
    gate,
    counters,
    markSent: createMarkSent(store),
    owner,
    now: clock.now,
    random: clock.random,
    newId: clock.newId,
    log,
    tell: feed.tell,
    openFile: files.openFile,
    fileAddress: files.fileAddress,
    sweepMs,
  });
  const deps: TurnDeps = {
    store,
    talkStore: createTalkStore(store),
    nlu: parts.nlu,
    responder: parts.responder,
    flows: parts.flows,
    surroundings: parts.surroundings,
    load: createThreadLoader(store),
    memory,
    commit: createCommit(store),
    owner,
    newId: clock.newId,
    now: clock.now,
    log,
    permitSlow: createPermits(MOST_SLOW),
    typing({ channelId, chatId }) {
      const channel = channels.get(channelId);
      if (channel?.capabilities.typing) void channel.typing(chatId);
    },
    hear: files.hear,
    board: sender.board,
    committed(changes) {
      feed.tell(changes.events);
      if (parts.works) sender.depart(changes);
      if (parts.works) files.committed(changes);
      parts.committed(changes);
      const { sharing } = changes.dialog;
      if (sharing && sharing.due <= changes.at) distributor.wake();
    },
  };
  const contacts = createContacts({ ...deps, tell: feed.tell });
  const distributor = createDistributor({
    store,
    surroundings: parts.surroundings,
    now: clock.now,
    random: clock.random,
    newId: clock.newId,
    log,
    sweepMs,
    committed(changes) {
      memory.forgetContact(changes.contact.id);
      deps.committed(changes);
    },
  });
  const foundAfterMs = parts.worksForOthers ? 0 : LEFT_BEHIND_MS;
  const turns = createTurns({ ...deps, quietMs: parts.quietMs, foundAfterMs, sweepMs });
  const pulse = createPulse({
    store,
    owner,
    log,
    others: feed.others,
    takeOver: (other) => sender.takeOver({ sender: other }),
  });
  const tally = createTallyKeeper({ store, owner, now: clock.now, log });
  const bulk = createBulkWorker(deps);
  const dates = createDateClock(deps);
  const labels = createLabelCollector({ store, surroundings: parts.surroundings, owner, now: clock.now, log });
  feed.onForeign((event) => {
    if (!event) return memory.clear();
    memory.forget(event.threadId);
    memory.forgetContact(event.contactId);
  });

  const receive = createReceive(createInboxWriter(store), clock.now, (row) => {
    if (parts.works) turns.offer(row);
  });

  return {
    async receive(incoming) {
      const received = await receive(incoming);
      counters.received(incoming, received.kind);
      return received;
    },
    async setAside(aside) {
      await putAside(store, aside, clock.now());
      counters.setAside(aside);
    },
    async takeReport(channelId, report) {
      const facts = await takeReport(store, channelId, report, clock);
      feed.tell(facts);
    },
    act: (request) => act(deps, request),
    takeCall: (call) => takeCall(deps, call),
    takeLead: (lead) => takeLead(deps, lead),
    bulkOrdered() {
      if (parts.works) bulk.wake();
    },
    fireTimer: (timerId) => fireTimer({ ...deps, mergeSame: contacts.mergeSame }, timerId),
    lookForDates: dates.look,
    collectLabels: labels.collect,
    keepFiles: files.look,
    cross: (request) => cross(deps, contacts, request),
    contacts,
    feed,
    gate,
    counters,
    landed: sender.landed,
    ready: () =>
      withDeadline(
        store.connection.db?.command({ ping: 1 }) ?? Promise.reject(new Error('not connected')),
        READY_WITHIN_MS,
        'MongoDB does not answer.',
      ).then(
        () => true,
        () => false,
      ),
    async start() {
      await pulse.start();
      counters.start();
      if (!parts.works) return;
      turns.start();
      sender.start();
      distributor.start();
      tally.start();
      bulk.start();
      dates.start();
      labels.start();
      files.start();
    },
    async stop() {
      await turns.stop();
      await distributor.stop();
      await tally.stop();
      await bulk.stop();
      await dates.stop();
      await labels.stop();
      await files.stop();
      const clean = await sender.stop();
      await gate.stop();
      await counters.stop();
      await feed.stop();
      await pulse.stop(clean);
    },
  };
}
