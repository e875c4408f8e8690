import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toIncoming } from '../../../src/channels/telegram/to-incoming.ts';
import { Incoming } from '../../../src/domain/incoming.ts';
import {
  ANNA,
  ANNA_CHAT,
  buttonUpdate,
  contactUpdate,
  editUpdate,
  MEDIA,
  messageUpdate,
  SENT_AT,
  startUpdate,
  textUpdate,
} from '../../support/fake-telegram-updates.ts';

const NOW = new Date('2025-10-09T09:00:00Z');
const translate = (update: unknown) => toIncoming(update, { channelId: 'telegram:7000001', now: NOW });

function translated(update: object): Incoming {
  const result = translate({ update_id: 1001, ...update });
  if (result.kind !== 'incoming') throw new Error(`Not translated: ${result.kind}`);
  return Incoming.parse(result.incoming);
}
const contentOf = (update: object) => translated(update).content;
const localeOf = (language_code: string | undefined) =>
  translated(textUpdate('привет', { from: { ...ANNA, language_code } })).profile.locale;

describe('toIncoming', () => {
  it('translates a text with its writer, time, order and names', () => {
    const update = { update_id: 1001, ...textUpdate('Можно завтра?', { message_id: 15 }) };
    expect(translate(update)).toEqual({
      kind: 'incoming',
      incoming: {
        channelId: 'telegram:7000001',
        channelKind: 'telegram',
        externalId: '1001',
        providerMessageId: '424242/15',
        chatId: '424242',
        order: 1001,
        at: new Date(SENT_AT * 1000),
        profile: { name: 'Анна Белова', username: 'anna_b', locale: 'ru' },
        content: { kind: 'text', text: 'Можно завтра?' },
        raw: update,
      },
    });
  });

  it.each([
    ['ru', 'ru'],
    ['uk', 'ru'],
    ['be', 'ru'],
    ['kk-KZ', 'ru'],
    ['en', 'en'],
    ['de', 'en'],
    ['run', 'en'],
    [undefined, undefined],
  ])('speaks to a reader of %s in %s', (languageCode, locale) => {
    expect(localeOf(languageCode)).toBe(locale);
  });

  it('reads a start with and without a payload', () => {
    expect(translated(startUpdate())).not.toHaveProperty('origin');
    expect(contentOf(startUpdate())).toEqual({ kind: 'start', text: '' });
    const fromAd = translated(startUpdate('vk_ad-7'));
    expect(fromAd.content).toEqual({ kind: 'start', text: 'vk_ad-7' });
    expect(fromAd.origin).toEqual({ source: 'vk_ad-7' });
  });

  it('reads a pressed button; Telegram does not date it, so it happened now', () => {
    const result = translate({ update_id: 1002, ...buttonUpdate('slot:15', '15:00') });
    expect(result).toMatchObject({
      callbackQueryId: '1822023420',
      incoming: { chatId: '424242', at: NOW, content: { kind: 'button', payload: 'slot:15', label: '15:00' } },
    });
    expect(result).not.toHaveProperty('incoming.providerMessageId');
  });

  it('reads a button under a message that is too old for Telegram to show', () => {
    const { callback_query } = buttonUpdate('slot:15', '15:00');
    const inaccessible = { ...callback_query, message: { chat: ANNA_CHAT, message_id: 7, date: 0 } };
    expect(contentOf({ callback_query: inaccessible })).toEqual({ kind: 'button', payload: 'slot:15' });
    const { message: _gone, ...without } = callback_query;
    expect(translated({ callback_query: without }).chatId).toBe('424242');
  });

  it("takes a phone only from the owner's own card", () => {
    expect(contentOf(contactUpdate('79281234567'))).toEqual({
      kind: 'phone',
      phone: '+79281234567',
      name: 'Анна Белова',
    });
    expect(contentOf(contactUpdate('+79281234567'))).toMatchObject({ phone: '+79281234567' });
    expect(contentOf(contactUpdate('+79281234567', 999))).toEqual({ kind: 'media', media: 'other' });
    const withoutOwner = { contact: { phone_number: '+79281234567', first_name: 'Кто-то' } };
    expect(contentOf(messageUpdate(withoutOwner))).toEqual({ kind: 'media', media: 'other' });
  });

  it('lets an edit point at the message that it changes, at the time of the edit', () => {
    const original = translated(textUpdate('завтра в 15', { message_id: 31 }));
    const edit = translated(editUpdate(31, 'завтра в 16'));
    expect(edit.content).toEqual({ kind: 'edit', text: 'завтра в 16', originalId: original.providerMessageId });
    expect(edit.at).toEqual(new Date((SENT_AT + 60) * 1000));
  });

  it.each([
    ['sticker', 'sticker'],
    ['voice', 'voice'],
    ['audio', 'audio'],
    ['photo', 'image'],
    ['document', 'document'],
    ['video', 'video'],
    ['videoNote', 'video'],
    ['animation', 'video'],
    ['location', 'location'],
    ['venue', 'location'],
    ['poll', 'other'],
  ] as const)('takes %s as %s', (kind, media) => {
    expect(contentOf(messageUpdate(MEDIA[kind]))).toMatchObject({ kind: 'media', media });
  });

  it('keeps the words under a picture', () => {
    expect(contentOf(messageUpdate(MEDIA.photo))).toMatchObject({
      kind: 'media',
      media: 'image',
      caption: 'Хочу такой цвет',
    });
  });

  it.each([
    ['a group', textUpdate('всем привет', { chat: { id: -100500, type: 'supergroup', title: 'Соседи' } })],
    ['a service note', messageUpdate({ pinned_message: {} })],
    ['a live location that moves', { edited_message: messageUpdate(MEDIA.location).message }],
    ['another kind of update', { poll_answer: {} }],
  ])('ignores %s', (_name, update) => {
    expect(translate({ update_id: 1003, ...update })).toMatchObject({ kind: 'ignored', why: expect.any(String) });
  });

  it('does without fields of no consequence when their type is wrong', () => {
    const from = { ...ANNA, first_name: 5, last_name: null, username: {}, language_code: [] };
    expect(translated(textUpdate('привет', { from })).profile).toEqual({});
  });

  it.each([
    null,
    [],
    {},
    'text',
    5,
    { update_id: '5' },
    { update_id: 1, message: 5 },
    { update_id: 1, ...textUpdate('', { date: 1e300 }) },
    { update_id: 1, ...messageUpdate({ text: { $gt: '' } }) },
  ])('calls %j malformed and quotes nothing of it', (update) => {
    const result = translate(update);
    expect(result).toMatchObject({ kind: 'malformed', why: expect.stringMatching(/^[\w.]+: (expected \w+|Too \w+)/) });
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('message', 'edited_message', 'callback_query'), (value, key) => {
        translate(value);
        translate({ update_id: 1, [key]: value });
        translate({ update_id: 1, ...messageUpdate({ text: value, contact: value, caption: value }) });
      }),
    );
  });
});
