import pino from 'pino';
import type { Action } from '../../src/domain/action.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { Message } from '../../src/domain/message.ts';
import { createChannelBook, type OpenChannelBook } from '../../src/engine/channel-book.ts';
import { createEngine, type RunningEngine } from '../../src/engine/create-engine.ts';
import type { Acted } from '../../src/engine/engine.ts';
import type { FilesParts } from '../../src/engine/files/files-deps.ts';
import type { Answer, Nlu, Question } from '../../src/engine/ports.ts';
import { fromDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { type LiveSurroundings, watchSurroundings } from '../../src/store/surroundings.ts';
import { refuseIfReturned } from './lent-databases.ts';
import { testDatabaseUri } from './mongod.ts';
import { seedDemo, shippedFlows } from './shipped-content.ts';
import { createFakeChannel, type FakeChannel } from './start-engine.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { testFiles } from './test-files.ts';
import { until } from './until.ts';

export const OPERATOR = { kind: 'operator', id: 'op-1' } as const;
export const RECEIPT = { by: 'retrieval' as const, passages: [], tools: [] };

export interface FleetOptions {
  /** Names of the engines. Each has a database connection of its own, named `voronka:<owner>`. */
  owners?: readonly string[];
  quietMs?: number;
  uri?: string;
  /** The first engine only takes messages in, the others work them off. */
  split?: boolean;
  files?: Partial<FilesParts>;
  clock?: TestClock;
}

export interface Fleet {
  /** The test's own connection. */
  store: Store;
  uri: string;
  owners: readonly string[];
  engines: readonly RunningEngine[];
  channel: FakeChannel;
  /** The channels of all engines. */
  book: OpenChannelBook;
  clock: TestClock;
  responder: { asked: Question[]; answer(question: Question): Promise<Answer> | Answer };
  engine(index: number): RunningEngine;
  /** A message of a customer, as an adapter hands it over. Each is one further in the provider's order. */
  incoming(chatId: string, content: Incoming['content'], overrides?: Partial<Incoming>): Incoming;
  act(engine: number, chatId: string, ...actions: Action[]): Promise<Acted>;
  messages(chatId: string): Promise<Message[]>;
  /** Texts handed to the provider for one chat, in order. */
  sentTo(chatId: string): string[];
  dialogId(chatId: string): Promise<string>;
  read(): Promise<void>;
  /** Triggers and all else that dialogs share, as it is now, in every engine. */
  readSettings(): Promise<void>;
  /** All is read, and every line has reached its end. */
  settled(patienceMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export const threadOf = (chatId: string): string => `telegram:1:${chatId}`;
export const text = (words: string): Incoming['content'] => ({ kind: 'text', text: words });
/** The bot answers it by a flow, at once, and it is never merged with its neighbours. */
export const press = (label: string): Incoming['content'] => ({ kind: 'button', payload: 's:hours?', label });

/** Knows one greeting; everything else is for the responder. So no test depends on how intents are trained. */
const NLU: Nlu = {
  understand: async (words) => ({
    locale: 'ru',
    intents: words === 'здравствуйте' ? [{ intent: 'smalltalk.greeting', score: 1 }] : [],
    entities: [],
  }),
};

/** Engines as in processes of their own on one database, with the real flows; channel, responder and understanding are played. */
export async function startFleet({
  owners = ['one'],
  quietMs = 0,
  uri,
  split = false,
  files = {},
  clock = createTestClock(),
}: FleetOptions = {}): Promise<Fleet> {
  if (uri !== undefined) refuseIfReturned(uri);
  const database = uri ?? testDatabaseUri('fleet');
  const store = await openStore(database, 'test');
  const channel = createFakeChannel();
  const book = createChannelBook([channel]);
  const log = pino({ level: 'silent' });
  await seedDemo(store);
  const flows = await shippedFlows();
  const responder: Fleet['responder'] = {
    asked: [],
    answer: ({ text: asked }) => ({ kind: 'answer', text: `Ответ: ${asked}`, receipt: RECEIPT }),
  };

  const stores: Store[] = [];
  const surroundings: LiveSurroundings[] = [];
  const engines: RunningEngine[] = [];
  for (const [index, owner] of owners.entries()) {
    const own = await openStore(database, owner);
    const around = await watchSurroundings(own, undefined, log);
    stores.push(own);
    surroundings.push(around);
    engines.push(
      createEngine({
        store: own,
        nlu: NLU,
        responder: {
          slow: true,
          recall: () => null,
          async answer(question) {
            responder.asked.push(question);
            return responder.answer(question);
          },
        },
        channels: book,
        flows: () => flows,
        surroundings: around.current,
        committed: () => undefined,
        owner,
        clock,
        log,
        works: !split || index > 0,
        worksForOthers: split && index > 0,
        quietMs,
        files: testFiles(own, files),
      }),
    );
  }
  for (const engine of engines) await engine.start();

  let order = 0;
  const waiting = () => store.inbox.countDocuments({ state: 'new' });
  const unsent = () => store.messages.countDocuments({ 'delivery.state': { $in: ['queued', 'sending'] } });

  function engine(index: number): RunningEngine {
    const one = engines[index];
    if (!one) throw new Error(`There is no engine ${index}.`);
    return one;
  }

  async function dialogId(chatId: string): Promise<string> {
    const thread = await store.threads.findOne({ _id: threadOf(chatId) });
    if (!thread?.dialogId) throw new Error(`${chatId} has no dialog yet.`);
    return thread.dialogId;
  }

  return {
    store,
    uri: database,
    owners,
    engines,
    channel,
    book,
    clock,
    responder,
    engine,
    incoming(chatId, content, overrides = {}) {
      order += 1;
      return {
        channelId: channel.id,
        channelKind: channel.kind,
        externalId: `${chatId}-${order}`,
        chatId,
        order,
        at: clock.now(),
        profile: { name: 'Анна', locale: 'ru' },
        content,
        raw: {},
        ...overrides,
      };
    },
    act: async (index, chatId, ...actions) =>
      engine(index).act({ dialogId: await dialogId(chatId), actor: OPERATOR, actions }),
    async messages(chatId) {
      const rows = await store.messages
        .find({ threadId: threadOf(chatId) })
        .sort({ at: 1, seq: 1 })
        .toArray();
      return rows.map(fromDocument);
    },
    sentTo: (chatId) => channel.sent.filter((one) => one.chatId === chatId).map(({ content }) => content.text),
    dialogId,
    read: () => until(async () => (await waiting()) === 0, 'all to be read').then(() => undefined),
    settled: (patienceMs) =>
      until(async () => (await waiting()) === 0 && (await unsent()) === 0, 'all to be read and sent', patienceMs).then(
        () => undefined,
      ),
    async readSettings() {
      for (const around of surroundings) await around.refresh();
    },
    async stop() {
      for (const one of engines) await one.stop();
      for (const around of surroundings) around.stop();
      for (const own of stores) await own.close();
      await store.close();
    },
  };
}

/** A promise to be settled from outside. */
export function createLatch(): { wait: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open: () => open() };
}
