import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Action } from '../../src/domain/action.ts';
import type { Changes, Situation } from '../../src/domain/perform/draft.ts';
import { recordOpening } from '../../src/domain/perform/inbound.ts';
import { perform } from '../../src/domain/perform/perform.ts';
import { createCommit, type Decision } from '../../src/store/commit/commit-changes.ts';
import { fromDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildDraft, buildSituation } from '../support/build-situation.ts';
import { type Fleet, press, startFleet, text } from '../support/engine-fleet.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const MANY = 60;
/** Halving a group until one stands alone: the whole, and two parts at each of the six levels beneath it. */
const MOST_TRANSACTIONS = 1 + 2 * Math.ceil(Math.log2(MANY));

describe('decisions about many dialogs at once', () => {
  let store: Store;
  let ids = 0;
  const newId = () => `id-${++ids}`;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('group'));
  });
  afterAll(() => store.close());
  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** Dialogs that are in the database. */
  async function stored(name: string): Promise<Situation[]> {
    const commit = createCommit(store);
    const made = Array.from({ length: MANY }, (_, index) => {
      const contact = buildContact({ id: `c-${name}-${index}`, version: 0 });
      const dialog = buildDialog({ id: `d-${name}-${index}`, contactId: contact.id, version: 0 });
      const situation = buildSituation({ contact, dialog });
      const draft = buildDraft(situation, { newId });
      recordOpening(draft, false);
      perform(draft, []);
      return { situation, decision: { before: situation, changes: draft.changes, guard: null } };
    });
    await Promise.all(made.map(({ decision }) => commit(decision)));
    return Promise.all(made.map(({ situation }) => reload(situation)));
  }

  async function reload(situation: Situation): Promise<Situation> {
    const dialog = await store.dialogs.findOne({ _id: situation.dialog.id });
    const contact = await store.contacts.findOne({ _id: situation.contact.id });
    if (!dialog || !contact) throw new Error('It is not there.');
    return { ...situation, dialog: fromDocument(dialog), contact: fromDocument(contact) };
  }

  function decided(situation: Situation, ...actions: Action[]): Changes {
    const draft = buildDraft(situation, { newId });
    const refused = perform(draft, actions);
    if (refused) throw new Error(refused.reason);
    return draft.changes;
  }
  const note = (before: Situation): Decision => ({
    before,
    changes: decided(before, { kind: 'note', text: `о ${before.dialog.id}` }),
    guard: null,
  });
  /** Writes all in one breath, and counts the transactions. */
  async function commitAll(decisions: readonly Decision[]) {
    const begun = jest.spyOn(store.connection, 'startSession');
    const commit = createCommit(store);
    const outcomes = await Promise.allSettled(decisions.map(commit));
    return {
      kinds: outcomes.map((one) => (one.status === 'fulfilled' ? one.value.kind : 'failed')),
      transactions: begun.mock.calls.length,
    };
  }
  const notesOf = ({ dialog }: Situation) => store.messages.countDocuments({ dialogId: dialog.id, author: 'operator' });
  const notes = (situations: readonly Situation[]) => Promise.all(situations.map(notesOf));

  it('are one transaction', async () => {
    const situations = await stored('one');
    const { kinds, transactions } = await commitAll(situations.map(note));
    expect(kinds).toEqual(Array(MANY).fill('done'));
    expect(transactions).toBe(1);
  });

  it('of which one was changed meanwhile: only that one is to be decided again, all others are written once', async () => {
    const situations = await stored('conflict');
    const stale = situations[37];
    if (!stale) throw new Error('There is no such dialog.');
    await commitAll([note(stale)]);
    jest.restoreAllMocks();
    const before = await notes(situations);
    const { kinds, transactions } = await commitAll(situations.map(note));
    expect(kinds).toEqual(situations.map((one) => (one === stale ? 'conflict' : 'done')));
    expect(transactions).toBeLessThanOrEqual(MOST_TRANSACTIONS);
    const written = (await notes(situations)).map((count, index) => count - (before[index] ?? 0));
    expect(written).toEqual(situations.map((one) => (one === stale ? 0 : 1)));
    for (const one of situations) {
      const { version } = (await reload(one)).dialog;
      expect(version).toBe(one.dialog.version + 1);
    }
  });

  it('of which one wants a taken time, and two the same one: each time is given once, the others are written', async () => {
    const situations = await stored('slot');
    const book = (hour: number): Action => ({
      kind: 'book',
      serviceId: 'cut',
      staffId: 'anna',
      start: new Date(Date.UTC(2026, 10, 4, hour)),
    });
    const [first, ...rest] = situations;
    if (!first) throw new Error('There is no dialog.');
    const taken = { before: first, changes: decided(first, book(9)), guard: null };
    expect((await commitAll([taken])).kinds).toEqual(['done']);
    jest.restoreAllMocks();
    const wishes = new Map([
      [10, book(9)],
      [20, book(11)],
      [50, book(11)],
    ]);
    const { kinds } = await commitAll(
      rest.map((before, index): Decision => {
        const wish = wishes.get(index);
        return wish ? { before, changes: decided(before, wish), guard: null } : note(before);
      }),
    );
    expect(kinds[10]).toBe('slot_taken');
    expect([kinds[20], kinds[50]].sort()).toEqual(['done', 'slot_taken']);
    expect(kinds.filter((kind) => kind === 'done')).toHaveLength(rest.length - 2);
    expect(await store.appointments.countDocuments({ active: true })).toBe(2);
  });

  it('of which two are about the same dialog: one of them is written', async () => {
    const situations = await stored('same');
    const [first] = situations;
    if (!first) throw new Error('There is no dialog.');
    const { kinds } = await commitAll([...situations, first].map(note));
    expect([kinds[0], kinds.at(-1)].sort()).toEqual(['conflict', 'done']);
    expect(kinds.slice(1, -1)).toEqual(Array(MANY - 1).fill('done'));
    expect(await notesOf(first)).toBe(1);
  });

  it('of which one has a message that is there already: that one is "repeated"', async () => {
    const situations = await stored('repeated');
    const reply = (before: Situation, id: string): Decision => {
      const draft = buildDraft(before, { newId, actor: { kind: 'operator', id: 'olga' } });
      perform(draft, [{ kind: 'reply', text: 'Здравствуйте', id }]);
      return { before, changes: draft.changes, guard: null };
    };
    const [first, ...rest] = situations;
    if (!first) throw new Error('There is no dialog.');
    await commitAll([reply(first, 'said-before')]);
    jest.restoreAllMocks();
    const again = await reload(first);
    const { kinds } = await commitAll([...rest.map(note), reply(again, 'said-before')]);
    expect(kinds).toEqual([...rest.map(() => 'done'), 'repeated']);
  });
});

describe('messages of many dialogs at once', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ owners: ['left', 'right'] });
  });
  afterAll(() => fleet.stop());

  it('of which one dialog was changed by an operator through another engine: all are decided once, that one on what is there now', async () => {
    const chats = Array.from({ length: MANY }, (_, index) => `g-${index}`);
    const all = (label: string) =>
      Promise.all(chats.map((chatId) => fleet.engine(0).receive(fleet.incoming(chatId, press(label)))));
    await all('первый');
    await fleet.settled();
    await fleet.act(1, 'g-37', { kind: 'take' });
    await all('второй');
    await fleet.settled();
    for (const chatId of chats) {
      const messages = (await fleet.messages(chatId)).sort((a, b) => a.seq - b.seq);
      const answered = ['customer', 'bot', 'customer', ...(chatId === 'g-37' ? [] : ['bot'])];
      expect(messages.map(({ author }) => author)).toEqual(answered);
    }
    expect(
      await fleet.store.inbox.countDocuments({ $or: [{ state: { $ne: 'done' } }, { attempts: { $gt: 0 } }] }),
    ).toBe(0);
  });

  it('of which some fail: only those are tried again', async () => {
    fleet.responder.answer = ({ text: asked }) => {
      if (asked === 'кряк сломан') throw new Error('a bug');
      return { kind: 'answer', text: 'Ответ', receipt: { by: 'retrieval', passages: [], tools: [] } };
    };
    const chats = Array.from({ length: 20 }, (_, index) => `f-${index}`);
    await Promise.all(
      chats.map((chatId, index) =>
        fleet.engine(0).receive(fleet.incoming(chatId, index === 7 ? text('кряк сломан') : press('часы'))),
      ),
    );
    await fleet.settled();
    expect(await fleet.store.inbox.countDocuments({ threadId: /:f-/, attempts: { $gt: 0 } })).toBe(1);
    expect(await fleet.store.dialogs.findOne({ _id: await fleet.dialogId('f-7') })).toMatchObject({
      mode: 'queued',
      queue: { reason: 'tool_failure' },
    });
    expect(await fleet.store.dialogs.countDocuments({ threadId: /:f-/, mode: 'bot' })).toBe(chats.length - 1);
  });
});
