import pino from 'pino';
import { CAPABILITIES } from '../../src/domain/capabilities/table.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { Message } from '../../src/domain/message.ts';
import { createChannelBook } from '../../src/engine/channel-book.ts';
import { createEngine, type RunningEngine } from '../../src/engine/create-engine.ts';
import type { Answer, Channel, Delivery, Question, SendOutcome } from '../../src/engine/ports.ts';
import { createNlu } from '../../src/nlu/create-nlu.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { type LiveSurroundings, watchSurroundings } from '../../src/store/surroundings.ts';
import { shippedIntents } from './build-nlu.ts';
import { testDatabaseUri } from './mongod.ts';
import { MODELS } from './places.ts';
import { seedDemo, shippedFlows } from './shipped-content.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { testFiles } from './test-files.ts';

const UNSURE: Answer = { kind: 'unsure', receipt: { by: 'retrieval', passages: [], tools: [] } };

/** A channel whose customers and provider are played by the test. */
export interface FakeChannel extends Channel {
  /** All that was handed to the provider, in order; repeats included. */
  sent: Delivery[];
  typed: string[];
  /** What the provider does with the next messages; waits as long as the promise does. */
  onSend(delivery: Delivery): Promise<SendOutcome> | SendOutcome;
}

export function createFakeChannel(): FakeChannel {
  const channel: FakeChannel = {
    id: 'telegram:1',
    kind: 'telegram',
    capabilities: CAPABILITIES.telegram,
    webhookPath: null,
    sent: [],
    typed: [],
    onSend: ({ messageId }) => ({ kind: 'sent', providerMessageId: `p-${messageId}` }),
    async start() {},
    async stop() {},
    async send(delivery) {
      channel.sent.push(delivery);
      return channel.onSend(delivery);
    },
    async typing(chatId) {
      channel.typed.push(chatId);
    },
  };
  return channel;
}

export interface EngineRig {
  store: Store;
  engines: readonly RunningEngine[];
  channel: FakeChannel;
  clock: TestClock;
  /** What the engines see of the settings; to be refreshed after a change. */
  surroundings: LiveSurroundings;
  /** What the responder says, and what it was asked. */
  responder: { asked: Question[]; answer(question: Question): Promise<Answer> | Answer };
  /** A message of a customer, as an adapter hands it over. */
  incoming(chatId: string, text: string, overrides?: Partial<Incoming>): Incoming;
  messages(chatId: string): Promise<Message[]>;
  dialogId(chatId: string): Promise<string>;
  stop(): Promise<void>;
}

/** Engines on one database with the real flows and understanding, and a channel and a responder that the test plays. */
export async function startEngines(count = 1, { quietMs = 0 } = {}): Promise<EngineRig> {
  const store = await openStore(testDatabaseUri('engine'));
  const clock = createTestClock();
  const channel = createFakeChannel();
  const log = pino({ level: 'silent' });
  await seedDemo(store);
  const intents = await shippedIntents();
  const flows = await shippedFlows();
  const surroundings = await watchSurroundings(store, undefined, log);
  const responder: EngineRig['responder'] = { asked: [], answer: () => UNSURE };
  const nlu = await createNlu({ intents, cacheDir: MODELS, log });
  const engines = Array.from({ length: count }, (_, index) =>
    createEngine({
      store,
      nlu,
      responder: {
        slow: true,
        recall: () => null,
        async answer(question) {
          responder.asked.push(question);
          return responder.answer(question);
        },
      },
      channels: createChannelBook([channel]),
      flows: () => flows,
      surroundings: surroundings.current,
      committed: () => undefined,
      owner: `engine-${index}`,
      clock,
      log,
      works: true,
      worksForOthers: false,
      quietMs,
      files: testFiles(store),
    }),
  );
  for (const engine of engines) await engine.start();
  let order = 0;
  const threadOf = (chatId: string) => `${channel.id}:${chatId}`;
  return {
    store,
    engines,
    channel,
    clock,
    surroundings,
    responder,
    incoming(chatId, text, overrides = {}) {
      order += 1;
      return {
        channelId: channel.id,
        channelKind: channel.kind,
        externalId: `${chatId}-${order}`,
        chatId,
        order,
        at: clock.now(),
        profile: { name: 'Анна', locale: 'ru' },
        content: { kind: 'text', text },
        raw: { text },
        ...overrides,
      };
    },
    async messages(chatId) {
      const rows = await store.messages
        .find({ threadId: threadOf(chatId) })
        .sort({ seq: 1 })
        .toArray();
      return rows.map(({ _id, ...rest }) => ({ id: _id, ...rest }));
    },
    async dialogId(chatId) {
      const thread = await store.threads.findOne({ _id: threadOf(chatId) });
      if (!thread?.dialogId) throw new Error(`${chatId} has no dialog yet.`);
      return thread.dialogId;
    },
    async stop() {
      for (const engine of engines) await engine.stop();
      surroundings.stop();
      await store.close();
    },
  };
}
