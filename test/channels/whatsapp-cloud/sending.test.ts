import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, Delivery } from '../../../src/engine/ports.ts';
import { ANNA_USER, annaSays, cloudCall, textOf } from '../../support/fake-whatsapp-calls.ts';
import { type FakeWhatsappCloud, startFakeWhatsappCloud } from '../../support/fake-whatsapp-cloud.ts';
import { createFakeInbox } from '../inbox.ts';
import { buildWhatsapp, post } from './build-whatsapp.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const button = (label: string) => ({ label, payload: `p:${label}` });

describe('What we say on WhatsApp by the Cloud API', () => {
  let server: FakeWhatsappCloud;
  let channel: Channel;
  beforeEach(async () => {
    server = await startFakeWhatsappCloud();
    channel = buildWhatsapp(server, { callDeadlineMs: 300 });
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
  });

  const send = (content: Delivery['content'], overrides: Partial<Delivery> = {}) =>
    channel.send({ messageId: 'm1', chatId: ANNA_USER, content, locale: 'ru', attempt: 1, ...overrides });

  it('goes to an id of the business or to a number, and carries our own id', async () => {
    await send({ text: 'Здравствуйте' });
    await send({ text: 'Здравствуйте' }, { chatId: '79281234567', messageId: 'm2' });
    expect(server.sent).toMatchObject([
      { recipient: ANNA_USER, biz_opaque_callback_data: 'm1' },
      { to: '79281234567', biz_opaque_callback_data: 'm2' },
    ]);
  });

  it('shows up to three short buttons as keys', async () => {
    await send({ text: 'Подтверждаете?', buttons: [button('Да'), button('Нет'), button('Перенести')] });
    expect(server.sent[0]?.interactive).toMatchObject({
      type: 'button',
      action: { buttons: [{ reply: { id: 'p:Да', title: 'Да' } }, {}, {}] },
    });
  });

  it('shows longer or more buttons as a list, with the whole name below a cut one', async () => {
    const long = 'Окрашивание в один тон на короткие волосы';
    await send({ text: 'Что делаем?', buttons: [button(long), button('Стрижка')] });
    const rows = server.sent[0]?.interactive;
    expect(rows).toMatchObject({
      type: 'list',
      action: {
        button: 'Выбрать',
        sections: [{ rows: [{ description: long }, { id: 'p:Стрижка', title: 'Стрижка' }] }],
      },
    });
  });

  it('writes what does not fit into a list into the text', async () => {
    const buttons = Array.from({ length: 12 }, (_, n) => button(`Услуга ${n + 1}`));
    await send({ text: 'Что делаем?', buttons });
    expect(server.sent[0]?.interactive?.body.text).toBe('Что делаем?\n• Услуга 11\n• Услуга 12');
  });

  it('never gives two keys one name', async () => {
    await send({ text: 'К кому?', buttons: [button('Анна'), { label: 'Анна', payload: 'other' }] });
    expect(server.sent[0]?.interactive).toMatchObject({ action: { buttons: [{ reply: { title: 'Анна' } }] } });
  });

  it('has keys under the last part of a long text only', async () => {
    await send({ text: 'Слово. '.repeat(400).trim(), buttons: [button('Да')] });
    expect(server.sent.map(({ type }) => type)).toEqual(['text', 'text', 'interactive']);
  });

  it('carries our id with its last part alone: a tick of an earlier one says nothing of the whole', async () => {
    await send({ text: `${'а'.repeat(4000)} ${'б'.repeat(4000)}` });
    expect(server.sent.map((part) => part.biz_opaque_callback_data)).toEqual(['m1#part', 'm1']);
  });

  it.each([
    ['audio', 'audio/x-m4a', 'audio/mp4'],
    ['document', 'text/csv', 'text/plain'],
  ] as const)('uploads %s of the type %s by the name that Meta takes', async (kind, mime, taken) => {
    const file = { id: 'f1', kind, name: 'x', mime, bytes: 3, state: 'kept' as const };
    const openFile = async () => Buffer.from('123');
    expect(await send({ text: '', files: [file] }, { openFile })).toMatchObject({ kind: 'sent' });
    expect([...server.uploads.values()]).toMatchObject([{ mime: taken }]);
  });

  it('goes on from the part that failed', async () => {
    const text = `${'а'.repeat(4000)} ${'б'.repeat(4000)}`;
    server.fail({ code: 131_000, message: 'Something went wrong' }, 1);
    expect(await send({ text })).toMatchObject({ kind: 'retry' });
    expect(await send({ text }, { attempt: 2 })).toMatchObject({ kind: 'sent' });
    expect(server.sent).toHaveLength(2);
  });

  it('is free text within 24 hours of the customer’s last line, and the approved template after that', async () => {
    await send({ text: 'Ждём вас' }, { lastInboundAt: hoursAgo(23) });
    await send(
      { text: 'Завтра в 15:00\nждём вас.\n\nБудете?', buttons: [button('Буду'), button('Не смогу')] },
      { lastInboundAt: hoursAgo(25), messageId: 'm2' },
    );
    expect(server.sent[0]?.text?.body).toBe('Ждём вас');
    expect(server.sent[1]?.template).toEqual({
      name: 'reminder',
      language: { code: 'ru' },
      components: [
        {
          type: 'body',
          parameters: [{ type: 'text', text: 'Завтра в 15:00 · ждём вас. · Будете? · Буду / Не смогу' }],
        },
      ],
    });
  });

  it('is said in the template of the customer’s language', async () => {
    await send({ text: 'See you tomorrow' }, { lastInboundAt: null, locale: 'en' });
    expect(server.sent[0]?.template?.language.code).toBe('en_US');
  });

  it('is not said, and tells why, when the window is closed and there is no template', async () => {
    const bare = buildWhatsapp(server, { templates: { ru: null, en: null } });
    const delivery = {
      messageId: 'm1',
      chatId: ANNA_USER,
      content: { text: 'Ждём' },
      locale: 'ru' as const,
      attempt: 1,
    };
    expect(await bare.send({ ...delivery, lastInboundAt: hoursAgo(30) })).toEqual({
      kind: 'rejected',
      reason: expect.stringContaining('choose one in Settings'),
    });
    expect(server.sent).toEqual([]);
    await bare.stop();
  });

  it('goes by the template when Meta says first that the window is closed', async () => {
    server.fail({ code: 131_047, message: 'Re-engagement message' }, 1);
    expect(await send({ text: 'Ждём вас' }, { lastInboundAt: hoursAgo(23) })).toMatchObject({ kind: 'sent' });
    expect(server.sent.map(({ type }) => type)).toEqual(['template']);
  });

  it.each([
    [130_429, { kind: 'retry', throttled: true, afterMs: 2_000 }],
    [131_056, { kind: 'retry', throttled: true, afterMs: 6_000 }],
    [131_048, { kind: 'retry', throttled: true }],
    [131_000, { kind: 'retry' }],
    [131_016, { kind: 'retry' }],
    [131_026, { kind: 'blocked' }],
    [131_049, { kind: 'rejected' }],
    [131_009, { kind: 'rejected' }],
    [132_001, { kind: 'rejected' }],
    [190, { kind: 'retry', reason: expect.stringContaining('WHATSAPP_TOKEN') }],
    [200, { kind: 'retry', reason: expect.stringContaining('permission') }],
    [131_042, { kind: 'retry', reason: expect.stringContaining('payment') }],
    [131_005, { kind: 'retry', reason: expect.stringContaining('permission') }],
    [133_010, { kind: 'retry', reason: expect.stringContaining('not registered') }],
  ])('meets Meta’s error %i as it should be met', async (code, outcome) => {
    server.fail({ code, message: 'as the documentation says' });
    expect(await send({ text: 'Здравствуйте' })).toMatchObject(outcome);
  });

  it.each(['hang', 'reset', 'html'] as const)('may have arrived when the answer is lost (%s)', async (fault) => {
    server.fail(fault);
    expect(await send({ text: 'Здравствуйте' })).toMatchObject({ kind: 'retry', uncertain: true });
  });

  it('has surely not arrived when nobody took the connection, and never shows the token', async () => {
    await server.close();
    const outcome = await send({ text: 'Здравствуйте' });
    expect(outcome).toMatchObject({ kind: 'retry', reason: expect.stringContaining('ECONNREFUSED') });
    expect(outcome).not.toHaveProperty('uncertain');
    expect(JSON.stringify(outcome)).not.toContain(server.token);
  });

  it('shows "typing" as an answer to the last line', async () => {
    const inbox = createFakeInbox();
    await channel.start(inbox.receive, inbox.setAside, inbox.takeReport);
    await channel.typing(ANNA_USER);
    expect(server.typed).toEqual([]);
    await post(channel, server, cloudCall({ phoneNumberId: server.phoneNumberId, messages: [annaSays(textOf('да'))] }));
    await channel.typing(ANNA_USER);
    expect(server.typed).toEqual([inbox.arrivals[0]?.externalId]);
  });
});
