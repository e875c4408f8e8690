import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ContactCardView } from '../../src/http/views/contact-card-view.ts';
import { ContactView, SuggestionView } from '../../src/http/views/contact-view.ts';
import { EventView } from '../../src/http/views/event-view.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { contactIdsMatching, whoMatches } from '../../src/store/queries/contacts.ts';
import { buildContact } from '../support/build-contact.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { ANNA, ANNA_CHAT, textUpdate } from '../support/fake-telegram-updates.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const Plan = z.object({ stage: z.string() }).loose();

describe('Contacts', () => {
  let app: TestApp;
  let telegram: FakeTelegram;
  beforeAll(async () => {
    telegram = await startFakeTelegram();
    app = await startTestApp({ env: { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot } });
  });
  afterAll(async () => {
    await app?.stop();
    await telegram?.close();
  });

  const patch = async (id: string, body: object) =>
    ContactView.parse(await app.api(`/contacts/${id}`, { method: 'PATCH', body: JSON.stringify(body) }));
  const create = async (body: object) =>
    ContactView.parse(await app.api('/contacts', { method: 'POST', body: JSON.stringify(body) }));
  const listed = async (query: string) =>
    pageOf(ContactView)
      .parse(await app.api(`/contacts?${query}`))
      .items.map(({ name }) => name);
  async function visitor() {
    const chat = await app.newChat();
    await chat.say('Здравствуйте');
    const dialogId = await chat.dialogId();
    const dialog = await app.store.dialogs.findOne({ _id: dialogId });
    return { chat, dialogId, contactId: dialog?.contactId ?? '' };
  }

  it('are made by hand, with the phone as people write it, and refused without anything to know them by', async () => {
    const made = await create({ name: 'Ольга', phone: '8 (918) 777-00-01', source: 'звонок' });
    expect(made).toMatchObject({ phone: '+79187770001', origin: { source: 'звонок' }, identities: [] });
    await expect(create({ tags: ['vip'] })).rejects.toThrow('give a name, a phone or an e-mail');
    await expect(create({ phone: 'не помню' })).rejects.toThrow('is not a phone number');
    expect(await listed('text=7770001')).toEqual(['Ольга']);
  });

  it('are listed by filters: tag, phone, consent, blocking, source, last visit', async () => {
    const { id } = await create({ name: 'Фильтр Один', phone: '+79187770002', tags: ['ф-один'], source: 'ф-источник' });
    await create({ name: 'Фильтр Два', tags: ['ф-один'], consent: { granted: true, source: 'анкета' } });
    await patch(id, { blocked: true });
    await app.store.contacts.updateOne({ _id: id }, { $set: { lastVisitAt: new Date('2031-02-01T09:00:00Z') } });
    expect(await listed('tag=ф-один')).toEqual(['Фильтр Два', 'Фильтр Один']);
    expect(await listed('tag=ф-один&hasPhone=true')).toEqual(['Фильтр Один']);
    expect(await listed('tag=ф-один&hasPhone=false')).toEqual(['Фильтр Два']);
    expect(await listed('tag=ф-один&consent=granted')).toEqual(['Фильтр Два']);
    expect(await listed('tag=ф-один&consent=unknown')).toEqual(['Фильтр Один']);
    expect(await listed('tag=ф-один&blocked=true')).toEqual(['Фильтр Один']);
    expect(await listed('source=ф-источник')).toEqual(['Фильтр Один']);
    expect(await listed('sort=visited&visitFrom=2031-02-01&visitTo=2031-02-01')).toEqual(['Фильтр Один']);
    expect(await app.api('/contacts/count?tag=ф-один')).toEqual({ count: 2, exact: true });
    await expect(app.api('/contacts?field.nothing=1')).rejects.toThrow('contacts have no such field');
  });

  it('are searched by an index, not by reading all of them', async () => {
    const plan = await app.store.contacts.find(whoMatches('анна петр')).sort({ createdAt: -1, _id: -1 }).explain();
    const stages = JSON.stringify(Plan.loose().or(z.unknown()).parse(plan));
    expect(stages).toContain('by the beginnings of words');
    expect(stages).not.toContain('COLLSCAN');
    expect(await contactIdsMatching(app.store, '$^.*')).toEqual([]);
  });

  it('that are blocked stay in the journal, wake nobody, and get nothing; unblocked ones are answered again', async () => {
    const { chat, dialogId, contactId } = await visitor();
    await patch(contactId, { blocked: true, reason: 'спам' });
    const before = await app.store.messages.countDocuments({ dialogId });
    await chat.post({ id: 'from-blocked', text: 'Купите рекламу' });
    const row = await until(async () => {
      const found = await app.store.inbox.findOne({ _id: /from-blocked/u });
      return found?.state === 'done' ? found : null;
    }, 'the message to be settled');
    expect(row.reason).toBe('The contact is blocked.');
    expect(await app.store.messages.countDocuments({ dialogId })).toBe(before);
    const say = { kind: 'say', content: { text: 'Скидка!' }, receipt: { because: 'handoff' } } as const;
    const sent = await app.engine.act({ dialogId, actor: { kind: 'trigger', id: 't' }, actions: [say] });
    expect(sent).toEqual({ kind: 'refused', reason: expect.stringContaining('The contact is blocked') });
    await patch(contactId, { blocked: false });
    expect((await chat.say('Здравствуйте')).length).toBeGreaterThan(0);
    expect((await app.eventsOf(dialogId)).map(({ body }) => body.type)).toEqual(
      expect.arrayContaining(['contact_blocked', 'contact_unblocked']),
    );
  });

  it('that had blocked the bot and write again are not marked as blocked any more', async () => {
    telegram.push(textUpdate('Привет', { from: { ...ANNA, id: 501 }, chat: { ...ANNA_CHAT, id: 501 } }));
    const who = { 'identities.externalId': '501' };
    await until(async () => (await app.store.contacts.countDocuments(who)) === 1, 'the contact');
    telegram.fail('sendMessage', { status: 403, description: 'Forbidden: bot was blocked by the user' });
    telegram.push(textUpdate('Есть кто?', { from: { ...ANNA, id: 501 }, chat: { ...ANNA_CHAT, id: 501 } }));
    const isBlocked = async () => (await app.store.contacts.findOne(who))?.identities[0]?.blocked;
    await until(isBlocked, 'the mark');
    telegram.heal('sendMessage');
    telegram.push(textUpdate('Я вернулась', { from: { ...ANNA, id: 501 }, chat: { ...ANNA_CHAT, id: 501 } }));
    await until(async () => (await isBlocked()) === false, 'the mark to be taken away');
  });

  it('keep who consented, when and how we know, and say so in the line of events', async () => {
    const { contactId } = await visitor();
    const given = await patch(contactId, {
      consent: { granted: true, source: 'сказал по телефону' },
      email: 'a@example.org',
    });
    expect(given.consent).toMatchObject({ granted: true, source: 'сказал по телефону' });
    expect((await patch(contactId, { consent: { granted: false, source: 'попросил' } })).consent?.granted).toBe(false);
    const { items } = pageOf(EventView).parse(await app.api(`/contacts/${contactId}/timeline`));
    expect(items.map(({ body }) => body.type)).toEqual(
      expect.arrayContaining(['consent_changed', 'contact_updated', 'dialog_opened']),
    );
  });

  it('are merged by themselves by a phone that both have shared by the button, and never by one that was typed', async () => {
    const shared = '+79187770009';
    const older = buildContact({
      id: 'older',
      phone: shared,
      verifiedPhone: shared,
      createdAt: new Date('2031-01-01'),
    });
    const typed = buildContact({ id: 'typed', phone: shared, name: 'Чужой', createdAt: new Date('2031-01-02') });
    await app.store.contacts.insertMany([older, typed].map(toDocument));
    telegram.push(textUpdate('Привет', { from: { ...ANNA, id: 502 }, chat: { ...ANNA_CHAT, id: 502 } }));
    const who = { 'identities.externalId': '502' };
    await until(async () => (await app.store.contacts.countDocuments(who)) === 1, 'the contact');
    const contact = { phone_number: '79187770009', first_name: 'Anna', user_id: 502 };
    const update = textUpdate('', { from: { ...ANNA, id: 502 }, chat: { ...ANNA_CHAT, id: 502 } });
    telegram.push({ ...update, message: { ...update.message, text: undefined, contact } });
    await until(async () => {
      await app.fireDue();
      return (await app.store.contacts.findOne({ _id: 'older' }))?.identities.some(
        ({ externalId }) => externalId === '502',
      );
    }, 'the two to be one');
    expect(await app.store.contacts.countDocuments({ _id: 'typed' })).toBe(1);
    const suggested = z.object({ items: z.array(SuggestionView) }).parse(await app.api('/contacts/older/suggestions'));
    expect(suggested.items.map(({ contact: other, because }) => [other.id, because])).toEqual([['typed', ['phone']]]);
    const { merges } = ContactCardView.parse(await app.api('/contacts/older'));
    expect(merges.map(({ why }) => why)).toEqual(['verified_phone']);
    // Parted by a person: two people from now on.
    await app.api(`/merges/${merges[0]?.id}/undo`, { method: 'POST', body: '{}' });
    expect(await app.engine.contacts.mergeSame('older')).toBe('older');
    expect((await app.store.contacts.findOne({ _id: 'older' }))?.identities).toHaveLength(1);
    await app.api('/contacts/older/dismissals', { method: 'POST', body: JSON.stringify({ otherId: 'typed' }) });
    expect(await app.api('/contacts/older/suggestions')).toEqual({ items: [] });
  });

  it('are merged by themselves when a program has confirmed the same e-mail of both', async () => {
    const one = await create({ name: 'Первая', email: 'Same@Example.org' });
    const two = await create({ name: 'Вторая', email: 'same@example.org' });
    const verify = (id: string) => app.api(`/contacts/${id}/verified`, { method: 'POST', body: '{"email":true}' });
    await verify(one.id);
    expect(ContactView.parse(await verify(two.id))).toMatchObject({
      id: one.id,
      name: 'Первая',
      verified: { email: true },
    });
  });
});
