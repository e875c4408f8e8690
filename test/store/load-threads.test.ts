import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toDocument } from '../../src/store/document.ts';
import { createThreadLoader } from '../../src/store/load-threads.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { newThread } from '../../src/store/thread.ts';
import { buildAppointment } from '../support/build-appointment.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildFlying } from '../support/build-flying.ts';
import { testDatabaseUri } from '../support/mongod.ts';

describe('loading threads', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('load'));
  });
  afterAll(() => store.close());

  /** A person with one line and a dialog on it. */
  async function stored(name: string, mode: 'bot' | 'closed' = 'bot'): Promise<string> {
    const contact = buildContact({ id: `c-${name}` });
    const dialog = buildDialog({ id: `d-${name}`, contactId: contact.id, mode });
    const thread = { ...newThread(dialog.threadId), contactId: contact.id, dialogId: dialog.id };
    await store.raw('contacts').insertOne(toDocument(contact));
    await store.raw('dialogs').insertOne(toDocument(dialog));
    await store.raw('threads').insertOne(toDocument(thread));
    return dialog.threadId;
  }

  it('knows nothing of a line that nobody has written on', async () => {
    expect(await createThreadLoader(store)('web:main:nobody')).toEqual({
      threadId: 'web:main:nobody',
      thread: null,
      contact: null,
      dialog: null,
      appointments: [],
      unsent: false,
    });
  });

  it('gives each of many that are asked for at once its own, in the order of asking', async () => {
    const threadIds = await Promise.all(['a', 'b', 'c', 'd'].map((name) => stored(name)));
    const load = createThreadLoader(store);
    const loaded = await Promise.all([...threadIds, 'web:main:nobody', ...threadIds].map(load));
    const names = ['a', 'b', 'c', 'd'];
    expect(loaded.map(({ threadId }) => threadId)).toEqual([...threadIds, 'web:main:nobody', ...threadIds]);
    expect(loaded.map(({ contact }) => contact?.id)).toEqual([
      ...names.map((name) => `c-${name}`),
      undefined,
      ...names.map((name) => `c-${name}`),
    ]);
    expect(loaded[1]?.dialog).toMatchObject({ id: 'd-b', threadId: threadIds[1] });
  });

  it('leaves out a closed dialog, and keeps the person', async () => {
    const threadId = await stored('closed', 'closed');
    expect(await createThreadLoader(store)(threadId)).toMatchObject({ dialog: null, contact: { id: 'c-closed' } });
  });

  it('brings open appointments of the person, whatever dialog they were made in, the latest first', async () => {
    const threadId = await stored('visits');
    const visit = (id: string, day: number, status: 'booked' | 'held' | 'cancelled' | 'expired' | 'visited') =>
      buildAppointment({
        id,
        status,
        contactId: 'c-visits',
        dialogId: `another-${id}`,
        active: status === 'booked' || status === 'held',
        start: new Date(Date.UTC(2026, 10, day, 9)),
      });
    await store
      .raw('appointments')
      .insertMany(
        [
          visit('v1', 1, 'visited'),
          visit('v2', 9, 'booked'),
          visit('v3', 5, 'held'),
          visit('v4', 6, 'cancelled'),
          visit('v5', 7, 'expired'),
          buildAppointment({ id: 'v6', contactId: 'somebody else', active: false }),
        ].map(toDocument),
      );
    const { appointments } = await createThreadLoader(store)(threadId);
    expect(appointments.map(({ id }) => id)).toEqual(['v2', 'v3', 'v1']);
  });

  it.each([
    ['queued', true],
    ['sending', true],
    ['sent', false],
    ['failed', false],
    ['uncertain', false],
    ['dropped', false],
  ] as const)('says whether something waits to be sent: a line that is %s', async (state, unsent) => {
    const threadId = await stored(`unsent-${state}`);
    const message = buildFlying({ id: `m-${state}`, dialogId: `d-unsent-${state}`, threadId, delivery: { state } });
    await store.raw('messages').insertOne(toDocument(message));
    expect((await createThreadLoader(store)(threadId)).unsent).toBe(unsent);
  });
});
