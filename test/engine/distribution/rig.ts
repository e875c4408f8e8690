import pino from 'pino';
import type { Dialog } from '../../../src/domain/dialog.ts';
import type { Profile } from '../../../src/domain/distribution/profile.ts';
import type { DistributionRule } from '../../../src/domain/distribution/rule.ts';
import type { DomainEvent } from '../../../src/domain/event.ts';
import type { Role } from '../../../src/domain/operator.ts';
import { createChannelBook } from '../../../src/engine/channel-book.ts';
import { createEngine, type RunningEngine } from '../../../src/engine/create-engine.ts';
import { fromDocument, toDocument } from '../../../src/store/document.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { type LiveSurroundings, watchSurroundings } from '../../../src/store/surroundings.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildRule } from '../../support/build-rule.ts';
import { testDatabaseUri } from '../../support/mongod.ts';
import { seedDemo, shippedFlows } from '../../support/shipped-content.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';
import { testFiles } from '../../support/test-files.ts';
import { until } from '../../support/until.ts';

export interface SharingRig {
  store: Store;
  clock: TestClock;
  engines: readonly RunningEngine[];
  engine: RunningEngine;
  person(id: string, profile?: Partial<Omit<Profile, 'id'>>, role?: Role): Promise<void>;
  rule(rule: Partial<DistributionRule>): Promise<void>;
  /** Open dialogs of new contacts that nobody leads; returns their ids. */
  leads(count: number, overrides?: Partial<Dialog>): Promise<string[]>;
  distribute(ids: readonly string[], ruleId?: string): Promise<void>;
  dialog(id: string): Promise<Dialog>;
  events(id: string): Promise<DomainEvent['body'][]>;
  /** By person: how many of these dialogs. */
  counts(ids: readonly string[]): Promise<Record<string, number>>;
  /** Nothing waits any more. */
  shared(ids: readonly string[], patienceMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Engines as in processes of their own on one database, without channels: all that they do is share dialogs out. */
export async function startSharing(count = 1, sweepMs = 1_000): Promise<SharingRig> {
  const uri = testDatabaseUri('sharing');
  const log = pino({ level: 'silent' });
  const store = await openStore(uri, 'test');
  await seedDemo(store);
  await store.triggers.deleteMany({});
  const flows = await shippedFlows();
  const clock = createTestClock();
  const stores: Store[] = [];
  const around: LiveSurroundings[] = [];
  const engines: RunningEngine[] = [];
  for (let index = 0; index < count; index++) {
    const own = await openStore(uri, `engine-${index}`);
    const surroundings = await watchSurroundings(own, undefined, log);
    stores.push(own);
    around.push(surroundings);
    engines.push(
      createEngine({
        store: own,
        nlu: { understand: async () => ({ locale: 'ru', intents: [], entities: [] }) },
        responder: {
          slow: false,
          recall: () => null,
          answer: async () => ({ kind: 'unsure', receipt: { by: 'retrieval', passages: [], tools: [] } }),
        },
        channels: createChannelBook(),
        flows: () => flows,
        surroundings: surroundings.current,
        committed: () => undefined,
        owner: `engine-${index}`,
        clock,
        log,
        works: true,
        worksForOthers: false,
        quietMs: 0,
        files: testFiles(own),
        sweepMs,
      }),
    );
  }
  for (const engine of engines) await engine.start();
  const [engine] = engines;
  if (!engine) throw new Error('There is no engine.');
  let made = 0;
  const refresh = () => Promise.all(around.map((one) => one.refresh()));

  async function dialog(id: string): Promise<Dialog> {
    const row = await store.dialogs.findOne({ _id: id });
    if (!row) throw new Error(`There is no dialog ${id}.`);
    return fromDocument(row);
  }

  return {
    store,
    clock,
    engines,
    engine,
    dialog,
    async person(id, profile = {}, role = 'operator') {
      const users = store.connection.collection<{ _id: string }>('users');
      await users.updateOne(
        { _id: id },
        { $set: { name: id, email: `${id}@example.org`, role }, $setOnInsert: { createdAt: new Date() } },
        { upsert: true },
      );
      await store.profiles.updateOne({ _id: id }, { $set: { ...profile } }, { upsert: true });
    },
    async rule(rule) {
      const { id, ...rest } = buildRule(rule);
      await store.distributionRules.replaceOne({ _id: id }, rest, { upsert: true });
      await refresh();
    },
    async leads(wanted, overrides = {}) {
      const fresh = Array.from({ length: wanted }, () => {
        const n = ++made;
        const contact = buildContact({
          id: `c${n}`,
          identities: [{ channelId: 'telegram:1', channelKind: 'telegram', externalId: `${n}`, blocked: false }],
        });
        const lead = buildDialog({
          id: `d${n}`,
          contactId: contact.id,
          threadId: `telegram:1:${n}`,
          chatId: `${n}`,
          mode: 'queued',
          ...overrides,
        });
        return { contact, lead };
      });
      await store.contacts.insertMany(fresh.map(({ contact }) => toDocument(contact)));
      await store.dialogs.insertMany(fresh.map(({ lead }) => toDocument(lead)));
      return fresh.map(({ lead }) => lead.id);
    },
    async distribute(ids, ruleId = 'rule') {
      await Promise.all(
        ids.map((dialogId, index) =>
          (engines[index % engines.length] ?? engine).act({
            dialogId,
            actor: { kind: 'api' },
            actions: [{ kind: 'distribute', ruleId }],
          }),
        ),
      );
    },
    async events(id) {
      const rows = await store.events.find({ dialogId: id }).sort({ at: 1 }).toArray();
      return rows.map(({ body }) => body);
    },
    async counts(ids) {
      const rows = await store.dialogs.find({ _id: { $in: [...ids] } }).toArray();
      const counts: Record<string, number> = {};
      for (const { assigneeId } of rows) if (assigneeId) counts[assigneeId] = (counts[assigneeId] ?? 0) + 1;
      return counts;
    },
    shared: (ids, patienceMs) =>
      until(
        async () => (await store.dialogs.countDocuments({ _id: { $in: [...ids] }, assigneeId: null })) === 0,
        'all to have a manager',
        patienceMs,
      ).then(() => undefined),
    async stop() {
      for (const one of engines) await one.stop();
      for (const one of around) one.stop();
      for (const one of stores) await one.close();
      await store.close();
    },
  };
}
