import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Changes } from '../../src/domain/perform/draft.ts';
import { createMemory } from '../../src/engine/memory.ts';
import type { LoadedThread } from '../../src/store/load-threads.ts';
import { newThread } from '../../src/store/thread.ts';
import { buildAppointment } from '../support/build-appointment.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildDraft, buildSituation, MOMENT } from '../support/build-situation.ts';
import { type Fleet, press, startFleet, text, threadOf } from '../support/engine-fleet.ts';
import { until } from '../support/until.ts';

const later = (minutes: number) => new Date(MOMENT.getTime() + minutes * 60_000);

/** What a commit has made of a thread. */
function learned(threadId: string, overrides: Partial<Changes> = {}, contactId = 'contact-1') {
  const contact = buildContact({ id: contactId, version: 3 });
  const dialog = buildDialog({ id: `dialog-of-${threadId}`, contactId, version: 7 });
  const before = buildSituation({ contact, dialog });
  const loaded: LoadedThread = {
    threadId,
    thread: newThread(threadId),
    contact,
    dialog,
    appointments: [],
    unsent: true,
  };
  return { loaded, before, changes: { ...buildDraft(before).changes, ...overrides } };
}

describe('the memory of threads', () => {
  it('knows a thread as its commit has left it: the version one further, and nothing unsent that it does not know of', () => {
    const memory = createMemory();
    const { loaded, before, changes } = learned('t');
    memory.learn(loaded, before, changes, MOMENT);
    expect(memory.recall('t', MOMENT)).toMatchObject({
      dialog: { version: 8 },
      contact: { version: 3 },
      thread: { contactId: 'contact-1', dialogId: 'dialog-of-t' },
      unsent: false,
    });
    expect(memory.recall('other', MOMENT)).toBeNull();
  });

  it('counts the version of a contact only where it was written, a new one among them', () => {
    const memory = createMemory();
    const changed = learned('t', { contactChanged: true });
    memory.learn(changed.loaded, changed.before, changed.changes, MOMENT);
    expect(memory.recall('t', MOMENT)?.contact?.version).toBe(4);
    const fresh = learned('new');
    const before = { ...fresh.before, contact: { ...fresh.before.contact, version: 0 } };
    memory.learn(fresh.loaded, before, fresh.changes, MOMENT);
    expect(memory.recall('new', MOMENT)?.contact?.version).toBe(1);
  });

  it('has no dialog after one was closed, and no appointment that is over', () => {
    const memory = createMemory();
    const { loaded, before, changes } = learned('t');
    const kept = buildAppointment({ id: 'kept' });
    const gone = buildAppointment({ id: 'gone' });
    memory.learn(
      loaded,
      { ...before, appointments: [kept, gone] },
      {
        ...changes,
        dialog: { ...changes.dialog, mode: 'closed' },
        appointments: [{ ...gone, status: 'cancelled', active: false }],
      },
      MOMENT,
    );
    expect(memory.recall('t', MOMENT)).toMatchObject({ dialog: null, appointments: [{ id: 'kept' }] });
  });

  it('forgets after ten minutes, also when the clock was put back', () => {
    const memory = createMemory();
    const { loaded, before, changes } = learned('t');
    memory.learn(loaded, before, changes, MOMENT);
    expect(memory.recall('t', later(10))).not.toBeNull();
    expect(memory.recall('t', later(11))).toBeNull();
    memory.learn(loaded, before, changes, MOMENT);
    expect(memory.recall('t', later(-11))).toBeNull();
  });

  it('forgets the other lines of a person whose contact or appointments have changed, and not those of others', () => {
    const memory = createMemory();
    for (const [threadId, contactId] of [
      ['a', 'same'],
      ['b', 'same'],
      ['c', 'another'],
    ] as const) {
      const { loaded, before, changes } = learned(threadId, {}, contactId);
      memory.learn(loaded, before, changes, MOMENT);
    }
    const { loaded, before, changes } = learned('a', { appointments: [buildAppointment()] }, 'same');
    memory.learn(loaded, before, changes, MOMENT);
    expect(memory.recall('a', MOMENT)).not.toBeNull();
    expect(memory.recall('b', MOMENT)).toBeNull();
    expect(memory.recall('c', MOMENT)).not.toBeNull();
    memory.forgetContact('same');
    expect(memory.recall('a', MOMENT)).toBeNull();
    memory.forget('c');
    expect(memory.recall('c', MOMENT)).toBeNull();
  });

  it('keeps eight thousand threads, the ones used last', () => {
    const memory = createMemory();
    for (let n = 0; n <= 8_000; n++) {
      const { loaded, before, changes } = learned(`t${n}`, {}, `contact-${n}`);
      memory.learn(loaded, before, changes, MOMENT);
    }
    expect(memory.recall('t0', MOMENT)).toBeNull();
    expect(memory.recall('t1', MOMENT)).not.toBeNull();
    expect(memory.recall('t8000', MOMENT)).not.toBeNull();
  });

  it('forgets everything when news of others may have been missed', () => {
    const memory = createMemory();
    const { loaded, before, changes } = learned('t');
    memory.learn(loaded, before, changes, MOMENT);
    memory.clear();
    expect(memory.recall('t', MOMENT)).toBeNull();
    memory.learn(loaded, before, changes, MOMENT);
    memory.forgetContact('contact-1');
    expect(memory.recall('t', MOMENT)).toBeNull();
  });
});

describe('two engines that remember the same dialogs', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ owners: ['left', 'right'] });
    const appeared = { left: false };
    fleet.engine(0).feed.subscribe(null, () => {
      appeared.left = true;
    });
    await until(() => appeared.left, 'the first to see the second');
  });
  afterAll(() => fleet.stop());

  const authors = async (chatId: string) => (await fleet.messages(chatId)).map(({ author }) => author);
  async function told(engine: number, chatId: string, ...contents: ReturnType<typeof press>[]): Promise<void> {
    for (const content of contents) {
      await fleet.engine(engine).receive(fleet.incoming(chatId, content));
      await fleet.settled();
    }
  }

  it('both decide rightly what one remembers and an operator has taken through the other', async () => {
    await told(0, 'taken', press('раз'));
    // At once: before any news of it can have come.
    await fleet.act(1, 'taken', { kind: 'take' });
    await told(0, 'taken', press('два'), text('три'));
    expect(await authors('taken')).toEqual(['customer', 'bot', 'customer', 'customer']);
    await fleet.act(1, 'taken', { kind: 'release' });
    await told(0, 'taken', press('четыре'));
    expect((await authors('taken')).slice(4)).toEqual(['customer', 'bot']);
  });

  it('take turns in one dialog, each with an outdated memory of it', async () => {
    for (let n = 0; n < 8; n++) await told(n % 2, 'turns', press(`вопрос ${n}`));
    expect(await authors('turns')).toEqual(Array(8).fill(['customer', 'bot']).flat());
    const seqs = (await fleet.messages('turns')).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  });

  it('open a new dialog when the customer writes after the closing, whichever engine closed it', async () => {
    for (const [index, chatId] of ['closed-there', 'closed-here'].entries()) {
      await told(1, chatId, press('раз'));
      const before = await fleet.dialogId(chatId);
      await fleet.act(index, chatId, { kind: 'take' }, { kind: 'close' });
      await told(1, chatId, press('два'));
      const after = await fleet.dialogId(chatId);
      expect(after).not.toBe(before);
      expect(await fleet.store.dialogs.findOne({ _id: before })).toMatchObject({ mode: 'closed' });
      expect(await fleet.store.dialogs.findOne({ _id: after })).toMatchObject({ mode: 'bot', lastSeq: 2 });
      expect(await fleet.store.contacts.countDocuments({ 'identities.externalId': chatId })).toBe(1);
      const opened = await fleet.store.events.find({ dialogId: after, 'body.type': 'dialog_opened' }).toArray();
      expect(opened).toMatchObject([{ body: { reopened: true } }]);
    }
  });

  it.each([
    ['the same engine', 0, 9],
    ['the other engine', 1, 10],
  ])('see an appointment that was made on another line of the person by %s', async (_name, engine, hour) => {
    const [one, two] = [`line-${engine}`, `second-line-${engine}`];
    await told(0, one, press('раз'));
    const contact = await fleet.store.contacts.findOne({ 'identities.externalId': one });
    // As merging two contacts leaves it.
    await fleet.store.threads.insertOne({
      _id: threadOf(two),
      contactId: contact?._id ?? null,
      dialogId: null,
      epoch: 0,
      owner: null,
      leaseUntil: new Date(0),
    });
    await told(engine, two, press('раз'));
    const start = new Date(`2031-03-06T${String(hour).padStart(2, '0')}:00:00Z`);
    const booked = await fleet.act(engine, two, { kind: 'book', serviceId: 'haircut-men', staffId: 'anna', start });
    expect(booked.kind).toBe('done');
    if (engine === 1) {
      // The news of it comes by the stream.
      const sawIt = await fleet.store.events.findOne({ 'body.type': 'appointment_booked', threadId: threadOf(two) });
      expect(sawIt).not.toBeNull();
      const seen: string[] = [];
      fleet.engine(0).feed.subscribe(null, (item) => item.kind === 'event' && seen.push(item.event.threadId));
      await fleet.act(engine, two, { kind: 'note', text: 'позже' });
      await until(() => seen.includes(threadOf(two)), 'the news at the other engine');
    }
    await told(0, one, { kind: 'button', payload: 's:status?', label: 'мои записи' });
    expect(fleet.sentTo(one).at(-1)).toContain(`${hour + 3}:00`);
    await fleet.act(0, two, { kind: 'release' });
  });
});
