import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ContactCardView } from '../../src/http/views/contact-card-view.ts';
import { ContactView } from '../../src/http/views/contact-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildContact } from '../support/build-contact.ts';
import { API_KEY, bookVisit, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const Merged = z.object({ contact: ContactView, merge: z.object({ id: z.string() }) });

describe('Contacts are merged and parted', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  const post = async (path: string, body: object) => app.api(path, { method: 'POST', body: JSON.stringify(body) });
  const card = async (id: string) => ContactCardView.parse(await app.api(`/contacts/${id}`));
  const contactOf = async (dialogId: string) => (await app.store.dialogs.findOne({ _id: dialogId }))?.contactId ?? '';

  async function person(text: string) {
    const chat = await app.newChat();
    await chat.say(text);
    const dialogId = await chat.dialogId();
    return { chat, dialogId, contactId: await contactOf(dialogId) };
  }

  /** Everything of the database that a merge may touch, without what only counts changes. */
  async function snapshot() {
    const { store } = app;
    const all = async (rows: Promise<object[]>) =>
      (await rows).map((row) =>
        JSON.parse(JSON.stringify({ ...row, version: 0, epoch: 0, owner: null, leaseUntil: 0 })),
      );
    return {
      contacts: await all(store.contacts.find().sort({ _id: 1 }).toArray()),
      dialogs: await all(store.dialogs.find().sort({ _id: 1 }).toArray()),
      appointments: await all(store.appointments.find().sort({ _id: 1 }).toArray()),
      tasks: await all(store.tasks.find().sort({ _id: 1 }).toArray()),
      threads: await all(store.threads.find().sort({ _id: 1 }).toArray()),
    };
  }

  it('moves dialogs and visits to the main contact, and undoing gives back the same documents', async () => {
    const anna = await person('Здравствуйте');
    const twin = await person('Здравствуйте');
    const visit = await bookVisit(app, twin.chat, {
      service: 'haircut-men',
      date: '2031-03-06',
      time: '15:00',
      staff: 'anna',
    });
    const before = await snapshot();
    const { merge, contact } = Merged.parse(
      await post(`/contacts/${anna.contactId}/merge`, { otherId: twin.contactId }),
    );
    expect(contact.identities).toHaveLength(2);
    const merged = await card(anna.contactId);
    expect(merged.dialogs.map(({ id }) => id).sort()).toEqual([anna.dialogId, twin.dialogId].sort());
    expect(merged.appointments.map(({ id }) => id)).toEqual([visit]);
    expect((await card(twin.contactId)).id).toBe(anna.contactId);
    await post(`/merges/${merge.id}/undo`, {});
    expect(await snapshot()).toEqual(before);
  });

  it('keeps each message that comes in after the merge, on the contact that is left', async () => {
    const anna = await person('Здравствуйте');
    const twin = await person('Здравствуйте');
    await post(`/contacts/${anna.contactId}/merge`, { otherId: twin.contactId });
    await twin.chat.say('Сколько стоит стрижка?');
    expect(await contactOf(twin.dialogId)).toBe(anna.contactId);
    expect(await app.store.contacts.countDocuments({ _id: twin.contactId })).toBe(0);
  });

  it('leaves with the identity what came by it after the merge, when it is undone', async () => {
    const anna = await person('Здравствуйте');
    const twin = await person('Здравствуйте');
    const { merge } = Merged.parse(await post(`/contacts/${anna.contactId}/merge`, { otherId: twin.contactId }));
    await app.engine.act({ dialogId: twin.dialogId, actor: { kind: 'api' }, actions: [{ kind: 'close' }] });
    await twin.chat.say('Это снова я');
    const later = await twin.chat.dialogId();
    expect(later).not.toBe(twin.dialogId);
    expect(await contactOf(later)).toBe(anna.contactId);
    await post(`/merges/${merge.id}/undo`, {});
    expect(await contactOf(later)).toBe(twin.contactId);
    expect(await contactOf(anna.dialogId)).toBe(anna.contactId);
    await twin.chat.say('И ещё раз');
    expect(await contactOf(later)).toBe(twin.contactId);
  });

  it('loses no message and ends none on a dead contact while contacts are merged and parted under load', async () => {
    const people = await Promise.all([person('Привет'), person('Привет'), person('Привет')]);
    const [main, ...others] = people;
    let done = false;
    const writing = Promise.all(
      people.map(async ({ chat }) => {
        let count = 0;
        while (!done) {
          await chat.post({ id: `load-${chat.chatId}-${count++}`, text: `строка ${count}` });
          await new Promise((resolve) => setTimeout(resolve, 15));
        }
        return count;
      }),
    );
    for (let round = 0; round < 2; round++) {
      const merges: string[] = [];
      for (const { contactId } of others) {
        const answer = await post(`/contacts/${main?.contactId}/merge`, { otherId: contactId });
        merges.push(Merged.parse(answer).merge.id);
      }
      for (const id of merges.reverse()) await post(`/merges/${id}/undo`, {});
    }
    done = true;
    const counts = await writing;
    await until(
      async () => (await app.store.inbox.countDocuments({ state: 'new' })) === 0,
      'all messages to be taken',
      20_000,
    );
    for (const [at, { chat, contactId }] of people.entries()) {
      const dialogs = await app.store.dialogs.find({ threadId: chat.threadId }).toArray();
      expect(new Set(dialogs.map((dialog) => dialog.contactId))).toEqual(new Set([contactId]));
      const heard = await app.store.messages.countDocuments({ threadId: chat.threadId, _id: /load-/u });
      expect(heard).toBe(counts[at]);
    }
    expect(await app.store.inbox.countDocuments({ state: 'parked' })).toBe(0);
  }, 40_000);

  it('lets the asker choose whose values stay, and keeps the other ones in the record of the merge', async () => {
    const { store } = app;
    await store.contacts.insertMany(
      [
        buildContact({ id: 'one', name: 'Анна', phone: '+79180000001', identities: [], tags: ['a'] }),
        buildContact({
          id: 'two',
          name: 'Анна Петрова',
          phone: '+79180000002',
          identities: [],
          tags: ['b'],
          email: 'a@example.org',
        }),
      ].map(toDocument),
    );
    const answer = await post('/contacts/one/merge', { otherId: 'two', prefer: { name: 'other' } });
    const { contact, merge } = Merged.parse(answer);
    expect(contact).toMatchObject({
      id: 'one',
      name: 'Анна Петрова',
      phone: '+79180000001',
      email: 'a@example.org',
      tags: ['a', 'b'],
    });
    expect((await store.merges.findOne({ _id: merge.id }))?.kept?.other.phone).toBe('+79180000002');
  });

  it('moves hundreds of dialogs at once, and asks for the other direction beyond that', async () => {
    const { store } = app;
    await person('Здравствуйте');
    const pattern = await store.dialogs.findOne({});
    if (!pattern) throw new Error('There is no dialog to copy.');
    const { _id, ...rest } = pattern;
    const copies = (contactId: string, count: number) =>
      Array.from({ length: count }, (_, at) => ({
        ...rest,
        _id: `${contactId}-${at}`,
        contactId,
        threadId: `web:main:${contactId}-${at}`,
        mode: 'closed' as const,
      }));
    const people = ['busy', 'busier', 'small'].map((id) => toDocument(buildContact({ id, identities: [] })));
    await store.contacts.insertMany(people);
    await store.dialogs.insertMany([...copies('busy', 900), ...copies('busier', 1001)]);
    const answer = await post('/contacts/small/merge', { otherId: 'busy' });
    expect(await store.dialogs.countDocuments({ contactId: 'small' })).toBe(900);
    await post(`/merges/${Merged.parse(answer).merge.id}/undo`, {});
    expect(await store.dialogs.countDocuments({ contactId: 'busy' })).toBe(900);
    const tooMany = post('/contacts/small/merge', { otherId: 'busier' });
    await expect(tooMany).rejects.toThrow('Choose it as the main contact');
    await post('/contacts/busier/merge', { otherId: 'small' });
    expect(await store.contacts.countDocuments({ _id: 'small' })).toBe(0);
  });

  it('refuses to merge what has been changed since it was compared, or a contact with itself', async () => {
    const anna = await person('Здравствуйте');
    const twin = await person('Здравствуйте');
    const merging = (body: object) =>
      fetch(`${app.url}/api/v1/contacts/${anna.contactId}/merge`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${API_KEY}` },
        body: JSON.stringify(body),
      });
    const stale = await merging({ otherId: twin.contactId, seen: { main: 77, other: 1 } });
    expect([stale.status, await stale.text()]).toEqual([409, expect.stringContaining('Compare them again')]);
    expect((await merging({ otherId: anna.contactId })).status).toBe(409);
    expect((await merging({ otherId: 'nobody' })).status).toBe(404);
  });
});
