import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel } from '../../../src/engine/ports.ts';
import {
  ANNA_PHONE,
  ANNA_USER,
  annaSays,
  choiceOf,
  cloudCall,
  statusOf,
  textOf,
} from '../../support/fake-whatsapp-calls.ts';
import { type FakeWhatsappCloud, startFakeWhatsappCloud } from '../../support/fake-whatsapp-cloud.ts';
import { createFakeInbox, type FakeInbox } from '../inbox.ts';
import { buildWhatsapp, post } from './build-whatsapp.ts';

describe('What Meta posts about a WhatsApp number', () => {
  let server: FakeWhatsappCloud;
  let channel: Channel;
  let inbox: FakeInbox;
  beforeEach(async () => {
    server = await startFakeWhatsappCloud();
    channel = buildWhatsapp(server);
    inbox = createFakeInbox();
    await channel.start(inbox.receive, inbox.setAside, inbox.takeReport);
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
  });

  const messages = (...list: object[]) => cloudCall({ phoneNumberId: server.phoneNumberId, messages: list });
  const takes = (...list: object[]) => post(channel, server, messages(...list));

  it('is refused without its signature, and with one over other bytes', async () => {
    const { headers, body } = server.signed(messages(annaSays(textOf('да'))));
    const changed = Buffer.from(body.toString().replace('да', 'но'));
    expect(await channel.webhook?.({ headers: {}, body })).toEqual({ status: 401 });
    expect(await channel.webhook?.({ headers, body: changed })).toEqual({ status: 401 });
    expect(await channel.webhook?.({ headers: { 'x-hub-signature-256': 'sha256=zz' }, body })).toEqual({ status: 401 });
    expect(inbox.arrivals).toEqual([]);
    expect(await channel.webhook?.({ headers, body })).toEqual({ status: 200 });
    expect(inbox.arrivals).toHaveLength(1);
  });

  it('begins with a question that only our own word answers', () => {
    const ask = (token: string, challenge = '1158201444') =>
      channel.challenge?.({ 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': challenge });
    expect(ask('our own word')).toBe('1158201444');
    expect(ask('another word')).toBeNull();
    expect(ask('our own word', '<script>')).toBeNull();
    expect(channel.challenge?.({})).toBeNull();
  });

  it('names the person by the id that outlives a new number, and tells the number', async () => {
    await takes(annaSays(textOf('Здравствуйте')));
    expect(inbox.arrivals).toMatchObject([
      { chatId: ANNA_USER, profile: { name: 'Анна Лисицына', phone: `+${ANNA_PHONE}` }, channelKind: 'whatsapp' },
    ]);
  });

  it('names the person by the number where Meta gives no id, and by the id where the number is hidden', async () => {
    const contact = { profile: { name: 'Борис' }, wa_id: '79180000000' };
    const older = annaSays(textOf('да'), { from: '79180000000', from_user_id: undefined });
    await post(channel, server, cloudCall({ phoneNumberId: server.phoneNumberId, messages: [older], contact }));
    const hidden = { profile: { name: 'Вера', username: 'vera' }, user_id: 'RU.77' };
    const nameless = annaSays(textOf('нет'), { from: undefined, from_user_id: 'RU.77' });
    await post(
      channel,
      server,
      cloudCall({ phoneNumberId: server.phoneNumberId, messages: [nameless], contact: hidden }),
    );
    expect(inbox.arrivals.map(({ chatId, profile }) => [chatId, profile])).toEqual([
      ['79180000000', { name: 'Борис', phone: '+79180000000' }],
      ['RU.77', { name: 'Вера', username: 'vera' }],
    ]);
  });

  it('keeps several messages of one call in their order, also of one second', async () => {
    const second = { timestamp: '1760000000' };
    await takes(
      annaSays(textOf('запишите'), second),
      annaSays(textOf('на завтра'), second),
      annaSays(textOf('в 5'), second),
    );
    const orders = inbox.arrivals.map(({ order }) => order);
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    expect(new Set(orders).size).toBe(3);
  });

  it('does not lose a good message for a strange one in the same call', async () => {
    await takes({ id: '', type: 'text' }, annaSays(textOf('стрижка')));
    expect(inbox.arrivals).toHaveLength(1);
    expect(inbox.asides).toMatchObject([{ why: 'malformed' }]);
  });

  it('takes a choice from a list as a button', async () => {
    await takes(annaSays(choiceOf('slot:9', 'Пятница, 15:00')));
    expect(inbox.arrivals[0]?.content).toEqual({ kind: 'button', payload: 'slot:9', label: 'Пятница, 15:00' });
  });

  it.each([
    [
      'a picture with words',
      { type: 'image', image: { id: '1', caption: 'такую' } },
      { kind: 'media', media: 'image', caption: 'такую' },
    ],
    [
      'a document',
      { type: 'document', document: { id: '1', filename: 'a.pdf' } },
      { kind: 'media', media: 'document' },
    ],
    ['a sticker', { type: 'sticker', sticker: { id: '1' } }, { kind: 'media', media: 'sticker' }],
    ['a place', { type: 'location', location: { latitude: 47, longitude: 39 } }, { kind: 'media', media: 'location' }],
    ['music', { type: 'audio', audio: { id: '1', voice: false } }, { kind: 'media', media: 'audio' }],
    [
      'what WhatsApp itself does not support',
      { type: 'unsupported', errors: [{ code: 131_051 }] },
      { kind: 'media', media: 'other' },
    ],
    ['a kind that did not exist yet', { type: 'hologram', hologram: {} }, { kind: 'media', media: 'other' }],
    ['a key of a template', { type: 'button', button: { payload: 'x', text: 'Буду' } }, { kind: 'text', text: 'Буду' }],
    [
      'a friend’s card, which is no phone of one’s own',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Пётр' }, phones: [{ wa_id: '79990000000' }] }] },
      { kind: 'media', media: 'other' },
    ],
  ])('takes %s', async (_name, message, content) => {
    await takes(annaSays(message));
    expect(inbox.arrivals[0]?.content).toMatchObject(content);
  });

  it('reads the lead source from a prefilled text and from an advertisement', async () => {
    await takes(annaSays(textOf('Здравствуйте! #src_instagram_may')));
    await takes(
      annaSays(textOf('Сколько стоит?'), { referral: { source_id: '120208', source_type: 'ad', headline: 'Скидка' } }),
    );
    expect(inbox.arrivals.map(({ content, origin }) => [content, origin])).toEqual([
      [{ kind: 'text', text: 'Здравствуйте!' }, { source: 'instagram_may' }],
      [{ kind: 'text', text: 'Сколько стоит?' }, { source: 'ad:120208' }],
    ]);
  });

  it('is set aside where it is about another number, a template or nothing', async () => {
    await post(channel, server, cloudCall({ phoneNumberId: '55555', messages: [annaSays(textOf('да'))] }));
    const template = { field: 'message_template_status_update', value: { event: 'APPROVED' } };
    await post(channel, server, { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [template] }] });
    await post(channel, server, cloudCall({ phoneNumberId: server.phoneNumberId }));
    expect(inbox.arrivals).toEqual([]);
    expect(inbox.asides.map(({ why }) => why)).toEqual(['ignored', 'ignored', 'ignored']);
  });

  it('tells what became of our messages by our own ids', async () => {
    const { phoneNumberId } = server;
    const failed = statusOf('m2', 'failed', { code: 131_049, title: 'Not delivered to maintain a healthy ecosystem' });
    await post(
      channel,
      server,
      cloudCall({
        phoneNumberId,
        statuses: [
          statusOf('m1', 'sent'),
          statusOf('m1', 'delivered'),
          statusOf('m1', 'read'),
          failed,
          // Parts before the last: that one has come tells nothing.
          statusOf('m3#part', 'delivered'),
          statusOf('m3#part', 'failed', { code: 131_053, title: 'Media upload error' }),
        ],
      }),
    );
    expect(inbox.reports).toMatchObject([
      { messageId: 'm1', state: 'delivered' },
      { messageId: 'm1', state: 'read' },
      { messageId: 'm2', state: 'failed', reason: expect.stringContaining('131049') },
      { messageId: 'm3', state: 'failed', reason: expect.stringContaining('131053'), partly: true },
    ]);
  });

  it('comes again, all of it, when a status could not be kept', async () => {
    inbox.refuse(1);
    await post(channel, server, cloudCall({ phoneNumberId: server.phoneNumberId, statuses: [statusOf('m1', 'read')] }));
    expect(inbox.refusals()).toBe(1);
    expect(inbox.reports).toMatchObject([{ messageId: 'm1', state: 'read' }]);
  });

  it('is not taken before the start, nor after the stop, and comes again', async () => {
    const call = server.signed(messages(annaSays(textOf('да'))));
    expect(await buildWhatsapp(server).webhook?.(call)).toEqual({ status: 503 });
    await channel.stop();
    expect(await channel.webhook?.(call)).toEqual({ status: 503 });
  });
});
