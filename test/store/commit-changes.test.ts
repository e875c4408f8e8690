import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Action } from '../../src/domain/action.ts';
import type { Changes, Situation } from '../../src/domain/perform/draft.ts';
import { recordInbound, recordOpening } from '../../src/domain/perform/inbound.ts';
import { perform } from '../../src/domain/perform/perform.ts';
import { fromDocument } from '../../src/store/document.ts';
import { type Collections, openStore, type Store } from '../../src/store/open-store.ts';
import { claimThread } from '../../src/store/threads.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildDraft, buildSituation, MOMENT } from '../support/build-situation.ts';
import { commitChanges } from '../support/commit-changes.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const BOOK: Action = { kind: 'book', serviceId: 'cut', staffId: 'anna', start: new Date('2026-11-04T12:00:00Z') };
const WRITTEN: (keyof Collections)[] = ['dialogs', 'contacts', 'messages', 'appointments', 'events', 'tasks', 'timers'];

describe('one commit', () => {
  let store: Store;
  let names = 0;
  let ids = 0;
  const newId = () => `id-${++ids}`;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('commit'));
  });
  afterAll(() => store.close());

  /** A dialog that is in the database, as a situation to decide on. */
  async function stored(): Promise<Situation> {
    const name = `d${++names}`;
    const contact = buildContact({ id: `c-${name}`, version: 0 });
    const dialog = buildDialog({ id: name, contactId: contact.id, version: 0 });
    const situation = buildSituation({ contact, dialog });
    const draft = buildDraft({ contact, dialog }, { newId });
    recordOpening(draft, false);
    perform(draft, []);
    expect(await commitChanges(store, situation, draft.changes, null)).toEqual({ kind: 'done' });
    return reload(situation);
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

  const countAll = async () => Promise.all(WRITTEN.map((name) => store.raw(name).countDocuments()));

  it('moves the version of the dialog by one', async () => {
    const situation = await stored();
    const before = situation.dialog.version;
    await commitChanges(store, situation, decided(situation, { kind: 'note', text: 'x' }), null);
    expect((await reload(situation)).dialog.version).toBe(before + 1);
  });

  it('decided on an old version is a conflict, and nothing of it is written', async () => {
    const situation = await stored();
    const mine = decided(situation, BOOK, { kind: 'add_task', taskKind: 'call', title: 'x', dueInMinutes: 0 });
    await commitChanges(store, situation, decided(situation, { kind: 'note', text: 'faster' }), null);
    const before = await countAll();
    expect(await commitChanges(store, situation, mine, null)).toEqual({ kind: 'conflict' });
    expect(await countAll()).toEqual(before);
  });

  it('of two decisions on one version, written at once, exactly one is done', async () => {
    const situation = await stored();
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        commitChanges(store, situation, decided(situation, { kind: 'note', text: 'x' }), null),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([...Array(5).fill('conflict'), 'done']);
  });

  it('for a time that somebody else has is "slot taken", and nothing of it is written', async () => {
    const first = await stored();
    const second = await stored();
    const start = new Date('2026-11-05T12:00:00Z');
    expect(await commitChanges(store, first, decided(first, { ...BOOK, start }), null)).toEqual({ kind: 'done' });
    const before = await countAll();
    const overlapping = { ...BOOK, start: new Date(start.getTime() + 55 * 60_000) };
    expect(await commitChanges(store, second, decided(second, overlapping), null)).toEqual({ kind: 'slot_taken' });
    expect(await countAll()).toEqual(before);
    const behind = { ...BOOK, start: new Date(start.getTime() + 60 * 60_000) };
    expect(await commitChanges(store, second, decided(second, behind), null)).toEqual({ kind: 'done' });
  });

  it('takes over the cells of a hold that has run out, but not of one that runs', async () => {
    const [slow, quick] = [await stored(), await stored()];
    const start = new Date('2026-11-06T12:00:00Z');
    const hold = decided(slow, { kind: 'hold', serviceId: 'cut', staffId: 'anna', start });
    await commitChanges(store, slow, hold, null);
    const wish = decided(quick, { ...BOOK, start });
    expect(await commitChanges(store, quick, wish, null)).toEqual({ kind: 'slot_taken' });
    const later = { ...wish, at: new Date(MOMENT.getTime() + 11 * 60_000) };
    expect(await commitChanges(store, quick, later, null)).toEqual({ kind: 'done' });
    expect(await store.appointments.findOne({ _id: hold.appointments[0]?.id ?? '' })).toMatchObject({
      status: 'expired',
      active: false,
    });
  });

  it('with a message that is there already is "repeated"', async () => {
    const situation = await stored();
    const reply = (after: Situation) => {
      const draft = buildDraft(after, { newId, actor: { kind: 'operator', id: 'olga' } });
      perform(draft, [{ kind: 'reply', text: 'Здравствуйте', id: `reply-${situation.dialog.id}` }]);
      return draft.changes;
    };
    expect(await commitChanges(store, situation, reply(situation), null)).toEqual({ kind: 'done' });
    const after = await reload(situation);
    expect(await commitChanges(store, after, reply(after), null)).toEqual({ kind: 'repeated' });
    expect(await store.messages.countDocuments({ dialogId: situation.dialog.id })).toBe(1);
  });

  it('of a turn settles its inbox rows and binds the thread, all under the epoch of its lease', async () => {
    const situation = await stored();
    const { threadId } = situation.dialog;
    const thread = await claimThread(store, threadId, 'me', MOMENT, 45_000);
    if (!thread) throw new Error('The thread should be free.');
    const inboxId = `web:main:${situation.dialog.id}/1`;
    const incoming = {
      channelId: 'web:main',
      channelKind: 'web' as const,
      externalId: '1',
      chatId: situation.dialog.chatId,
      order: 1,
      at: MOMENT,
      profile: {},
      content: { kind: 'text' as const, text: 'привет' },
      raw: null,
    };
    const row = {
      channelId: 'web:main',
      threadId,
      order: 1,
      receivedAt: MOMENT,
      state: 'new' as const,
      reason: null,
      attempts: 0,
    };
    await store.inbox.insertOne({ _id: inboxId, ...row, incoming, raw: null });
    const draft = buildDraft(situation, { newId, actor: { kind: 'customer' } });
    recordInbound(draft, incoming, inboxId);
    perform(draft, []);
    const guard = { kind: 'turn' as const, threadId, rows: { ids: [inboxId], upTo: 1 }, thread };

    // Somebody else has taken the lease in between: a stale worker commits nothing.
    const taken = await claimThread(store, threadId, 'other', new Date(MOMENT.getTime() + 60_000), 45_000);
    expect(taken?.epoch).toBe(thread.epoch + 1);
    const before = await countAll();
    expect(
      await commitChanges(store, situation, draft.changes, {
        ...guard,
        lease: { epoch: thread.epoch, release: false },
      }),
    ).toEqual({
      kind: 'conflict',
    });
    expect(await countAll()).toEqual(before);
    expect(await store.inbox.findOne({ _id: inboxId })).toMatchObject({ state: 'new' });

    const epoch = taken?.epoch ?? 0;
    expect(await commitChanges(store, situation, draft.changes, { ...guard, lease: { epoch, release: true } })).toEqual(
      { kind: 'done' },
    );
    expect(await store.inbox.findOne({ _id: inboxId })).toMatchObject({ state: 'done' });
    expect(await store.threads.findOne({ _id: threadId })).toMatchObject({
      dialogId: situation.dialog.id,
      contactId: situation.contact.id,
    });
  });

  it('of a timer is done once', async () => {
    const situation = await stored();
    const timerId = `timer-${situation.dialog.id}`;
    await store.timers.insertOne({
      _id: timerId,
      due: MOMENT,
      dialogId: situation.dialog.id,
      state: 'pending',
      outcome: null,
      work: { kind: 'attendance', appointmentId: 'a', appointmentVersion: 1 },
    });
    const guard = { kind: 'timer' as const, timerId, state: 'fired' as const, outcome: 'sent' };
    const note: Action = { kind: 'note', text: 'x' };
    expect(await commitChanges(store, situation, decided(situation, note), guard)).toEqual({ kind: 'done' });
    const after = await reload(situation);
    expect(await commitChanges(store, after, decided(after, note), guard)).toEqual({ kind: 'conflict' });
    expect(await store.messages.countDocuments({ dialogId: situation.dialog.id })).toBe(1);
  });

  it('that opens a second dialog in one thread is a conflict: there is one open dialog a line', async () => {
    const situation = await stored();
    const second = buildDialog({ ...situation.dialog, id: `${situation.dialog.id}-b`, version: 0 });
    const draft = buildDraft({ ...situation, dialog: second }, { newId });
    recordOpening(draft, true);
    perform(draft, []);
    expect(await commitChanges(store, { ...situation, dialog: second }, draft.changes, null)).toEqual({
      kind: 'conflict',
    });
  });
});
