import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, Delivery } from '../../../src/engine/ports.ts';
import { splitMessage } from '../../../src/text/split-text.ts';
import { type FakeMessenger, startFakeMessenger } from '../../support/fake-messenger.ts';
import { ANNA_ID, annaDoes, echoOf, messageOf, metaCall } from '../../support/fake-messenger-calls.ts';
import { createFakeInbox, type FakeInbox } from '../inbox.ts';
import { buildMessenger, post } from './build-messenger.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

describe('Messenger and Instagram', () => {
  let server: FakeMessenger;
  let channel: Channel;
  let inbox: FakeInbox;
  beforeEach(async () => {
    server = await startFakeMessenger();
    channel = buildMessenger(server, { callDeadlineMs: 300 });
    inbox = createFakeInbox();
    await channel.start(inbox.receive, inbox.setAside, inbox.takeReport);
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
  });

  const call = (...messaging: object[]) => metaCall('page', server.accountId, messaging);
  const takes = (...messaging: object[]) => post(channel, server, call(...messaging));
  const anna = (what: object) => annaDoes(server.accountId, what);
  const send = (overrides: Partial<Delivery> = {}) =>
    channel.send({
      messageId: 'm1',
      chatId: ANNA_ID,
      content: { text: 'Здравствуйте' },
      locale: 'ru',
      attempt: 1,
      ...overrides,
    });

  it('refuse calls without the signature of the app', async () => {
    const { headers, body } = server.signed(call(anna(messageOf({ text: 'да' }))));
    expect(await channel.webhook?.({ headers: {}, body })).toEqual({ status: 401 });
    expect(await channel.webhook?.({ headers, body: Buffer.concat([body, Buffer.from(' ')]) })).toEqual({
      status: 401,
    });
    expect(inbox.arrivals).toEqual([]);
  });

  it('ask the name behind an id once', async () => {
    await takes(anna(messageOf({ text: 'да' })), anna(messageOf({ text: 'нет' })));
    expect(server.namesAsked).toEqual([ANNA_ID]);
    expect(inbox.arrivals.map(({ profile }) => profile.name)).toEqual([`Анна ${ANNA_ID}`, `Анна ${ANNA_ID}`]);
  });

  it('take an answer given by hand, past us, as a colleague’s, and their own echo as nothing new', async () => {
    await takes(echoOf(server.accountId, { text: 'Добрый день! Я Марина', metadata: undefined }));
    await takes(echoOf(server.accountId, { text: 'Здравствуйте', metadata: 'm1' }));
    await takes(echoOf(server.accountId, { text: 'Рассылка', app_id: 1_517_776_481_860_111 }));
    // Meta Business Suite: it has an id as programs have, and people write in it.
    await takes(echoOf(server.accountId, { text: 'Я на связи', app_id: 263_902_037_430_900 }));
    expect(inbox.arrivals.map(({ chatId, content }) => [chatId, content])).toEqual([
      [ANNA_ID, { kind: 'outside_reply', text: 'Добрый день! Я Марина' }],
      [ANNA_ID, { kind: 'outside_reply', text: 'Я на связи' }],
    ]);
    expect(inbox.asides.map(({ why }) => why)).toEqual(['ignored', 'ignored']);
  });

  it('know their own echo without a mark by its id, by its words, and by those of one part', async () => {
    const long = Array.from({ length: 400 }, (_, n) => `Слово ${n}.`).join(' ');
    const told: string[] = [];
    const instagram = buildMessenger(server, {
      kind: 'instagram',
      async latelySent(channelId, chatId) {
        told.push(`${channelId} ${chatId}`);
        return [
          { providerMessageId: 'm_known', content: { text: 'Здравствуйте' } },
          { providerMessageId: null, content: { text: long } },
        ];
      },
    });
    await instagram.start(inbox.receive, inbox.setAside, inbox.takeReport);
    const [, part = ''] = splitMessage(long, 1000, 'bytes');
    for (const content of [
      { mid: 'm_known', text: 'иначе записано' },
      { text: 'Здравствуйте' },
      { text: part.trim() },
      { text: 'Это Марина' },
    ]) {
      await post(instagram, server, metaCall('instagram', server.accountId, [echoOf(server.accountId, content)]));
    }
    expect(inbox.arrivals.map(({ content }) => content)).toEqual([{ kind: 'outside_reply', text: 'Это Марина' }]);
    expect(inbox.asides.map(({ why }) => why)).toEqual(['ignored', 'ignored', 'ignored']);
    expect(told[0]).toBe(`instagram:${server.accountId} ${ANNA_ID}`);
    await instagram.stop();
  });

  it.each([
    [
      'a postback',
      { postback: { mid: 'm_p', title: 'Записаться', payload: 'start:book' } },
      { kind: 'button', payload: 'start:book', label: 'Записаться' },
    ],
    [
      'the first tap',
      { postback: { mid: 'm_g', title: 'Начать', payload: 'GET_STARTED' } },
      { kind: 'start', text: '' },
    ],
    [
      'a picture',
      messageOf({ attachments: [{ type: 'image', payload: { url: 'https://cdn.example/1' } }] }),
      { kind: 'media', media: 'image' },
    ],
    [
      'a mention in a story',
      messageOf({ attachments: [{ type: 'story_mention', payload: { url: 'https://cdn.example/2' } }] }),
      { kind: 'media', media: 'other' },
    ],
    [
      'a reply to a story',
      messageOf({ text: 'Сколько стоит?', reply_to: { story: { id: '1', url: 'https://cdn.example/3' } } }),
      { kind: 'text', text: 'Сколько стоит?' },
    ],
  ])('take %s', async (_name, what, content) => {
    await takes(anna(what));
    expect(inbox.arrivals[0]?.content).toMatchObject(content);
  });

  it('name the advertisement as the source', async () => {
    await takes(
      anna(messageOf({ text: 'Хочу так же', referral: { ad_id: '2380', source: 'ADS', type: 'OPEN_THREAD' } })),
    );
    expect(inbox.arrivals[0]?.origin).toEqual({ source: 'ad:2380' });
  });

  it('leave to others what another program holds, and what was taken back', async () => {
    await post(channel, server, {
      object: 'page',
      entry: [{ id: server.accountId, standby: [anna(messageOf({ text: 'да' }))] }],
    });
    await takes(anna({ message: { mid: 'm_d', is_deleted: true } }));
    await post(channel, server, metaCall('page', '55555', [anna(messageOf({ text: 'не нам' }))]));
    expect(inbox.arrivals).toEqual([]);
    expect(inbox.asides).toHaveLength(3);
  });

  it.each([
    ['a bot within a day', hoursAgo(23), false, { messaging_type: 'RESPONSE' }],
    ['a person within a day', hoursAgo(23), true, { messaging_type: 'RESPONSE' }],
    ['a person within a week', hoursAgo(6 * 24), true, { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }],
    ['a bot after a day', hoursAgo(24), false, null],
    ['a person after a week', hoursAgo(7 * 24), true, null],
    ['anybody where the customer has never written', null, true, null],
  ])('let %s answer as Meta allows', async (_name, lastInboundAt, byPerson, allowed) => {
    const outcome = await send({ lastInboundAt, byPerson });
    expect(server.sent).toMatchObject(allowed ? [allowed] : []);
    expect(outcome).toMatchObject(
      allowed ? { kind: 'sent' } : { kind: 'rejected', reason: expect.stringContaining('too late') },
    );
  });

  it('show quick replies under the last part, and name in the text those that had to be cut', async () => {
    const long = 'Окрашивание в один тон';
    const buttons = [long, 'Стрижка'].map((label) => ({ label, payload: `p:${label}` }));
    await send({ content: { text: 'Что делаем?', buttons } });
    const { text, quick_replies } = server.sent[0]?.message ?? {};
    expect(text).toBe(`Что делаем?\n• ${long}`);
    expect(quick_replies?.map(({ title, payload }) => [title, payload])).toEqual([
      ['Окрашивание в один …', `p:${long}`],
      ['Стрижка', 'p:Стрижка'],
    ]);
  });

  it.each([
    [613, { kind: 'retry', throttled: true }],
    [4, { kind: 'retry', throttled: true }],
    [2, { kind: 'retry' }],
    [551, { kind: 'blocked' }],
    [10, { kind: 'retry', reason: expect.stringContaining('pages_messaging') }],
    [230, { kind: 'retry', reason: expect.stringContaining('pages_messaging') }],
    [100, { kind: 'rejected' }],
    [80_002, { kind: 'retry', throttled: true }],
    [190, { kind: 'retry', reason: expect.stringContaining('MESSENGER_TOKEN') }],
  ])('meet Meta’s error %i as it should be met', async (code, outcome) => {
    server.fail({ code, message: 'as the documentation says' });
    expect(await send()).toMatchObject(outcome);
  });

  it.each([
    [10, 2_018_278, '(#10) This message is sent outside of allowed window.', { kind: 'rejected' }],
    [200, 1_545_041, "This person isn't receiving messages from you right now.", { kind: 'blocked' }],
    [100, 2_018_001, 'No matching user found', { kind: 'blocked' }],
  ])('tell by words and subcode what error %i (%i) is about', async (code, error_subcode, message, outcome) => {
    server.fail({ code, error_subcode, message });
    expect(await send()).toMatchObject(outcome);
  });

  it.each(['hang', 'reset', 'html'] as const)('may have sent it when the answer is lost (%s)', async (fault) => {
    server.fail(fault);
    expect(await send()).toMatchObject({ kind: 'retry', uncertain: true });
  });

  it('show "typing" to the person', async () => {
    await channel.typing(ANNA_ID);
    expect(server.typed).toEqual([ANNA_ID]);
  });
});
