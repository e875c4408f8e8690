import type { Recorded } from './payload.ts';

const DOCS = 'https://developers.facebook.com/documentation/business-messaging';
export const PAGE = '104000000000001';
export const INSTAGRAM = '17841400000000001';
const VERA = '7788990011223344';

let moment = 1_763_800_000_000;
function call(object: 'page' | 'instagram', what: object, isEcho = false): object {
  moment += 1000;
  const account = object === 'page' ? PAGE : INSTAGRAM;
  const [sender, recipient] = isEcho ? [account, VERA] : [VERA, account];
  const one = { sender: { id: sender }, recipient: { id: recipient }, timestamp: moment, ...what };
  return { object, entry: [{ id: account, time: moment, messaging: [one] }] };
}

const mid = (n: number) => `m_AG5Hz2Uq7tuwNEhXfYYKj8mJEM_QPpz5jdCK48PnKAjSdjfipqxqMvK8ma6AC8fp${n}`;

export const messenger: Recorded[] = [
  {
    what: 'two pictures in one message',
    from: `${DOCS}/messenger-platform/webhook-events/messages`,
    body: call('page', {
      message: {
        mid: mid(1),
        attachments: [
          { type: 'image', payload: { url: 'https://scontent.xx.fbcdn.net/1.jpg' } },
          { type: 'image', payload: { url: 'https://scontent.xx.fbcdn.net/2.jpg' } },
        ],
      },
    }),
    becomes: {
      content: {
        kind: 'media',
        media: 'image',
        files: [
          { kind: 'image', handle: 'https://scontent.xx.fbcdn.net/1.jpg' },
          { kind: 'image', handle: 'https://scontent.xx.fbcdn.net/2.jpg' },
        ],
      },
    },
  },
  {
    what: 'the thumb, which is a sticker',
    from: `${DOCS}/messenger-platform/webhook-events/messages`,
    body: call('page', {
      message: {
        mid: mid(2),
        attachments: [
          { type: 'image', payload: { url: 'https://scontent.xx.fbcdn.net/t.png', sticker_id: 369239263222822 } },
        ],
      },
    }),
    becomes: {
      content: {
        kind: 'media',
        media: 'sticker',
        files: [{ kind: 'sticker', handle: 'https://scontent.xx.fbcdn.net/t.png' }],
      },
    },
  },
  {
    what: 'a link with a look at its page',
    from: `${DOCS}/messenger-platform/webhook-events/messages`,
    body: call('page', {
      message: {
        mid: mid(3),
        text: 'https://verba.example/price',
        attachments: [
          { type: 'fallback', title: 'Цены', payload: { url: 'https://verba.example/price', title: 'Цены' } },
        ],
      },
    }),
    becomes: { content: { kind: 'text', text: 'https://verba.example/price' } },
  },
  {
    what: 'a place',
    from: `${DOCS}/messenger-platform/webhook-events/messages`,
    body: call('page', {
      message: {
        mid: mid(4),
        attachments: [{ type: 'location', payload: { coordinates: { lat: 47.2, long: 39.7 } } }],
      },
    }),
    becomes: { content: { kind: 'media', media: 'location' } },
  },
  {
    what: 'a button of the menu',
    from: `${DOCS}/messenger-platform/webhook-events/messaging_postbacks`,
    body: call('page', { postback: { mid: mid(5), title: 'Записаться', payload: 's:book' } }),
    becomes: { content: { kind: 'button', payload: 's:book', label: 'Записаться' } },
  },
  {
    what: 'a reaction',
    from: `${DOCS}/messenger-platform/webhook-events/message-reactions`,
    body: call('page', { reaction: { reaction: 'love', emoji: '\u{2764}\u{FE0F}', action: 'react', mid: mid(1) } }),
    becomes: { aside: /reaction/ },
  },
  {
    what: 'a receipt',
    from: `${DOCS}/messenger-platform/webhook-events/message-deliveries`,
    body: call('page', { delivery: { mids: [mid(9)], watermark: 1_763_800_000_000 } }),
    becomes: { aside: /receipt/ },
  },
];

export const instagram: Recorded[] = [
  {
    what: 'an answer to a story',
    from: `${DOCS}/instagram-messaging/webhooks`,
    body: call('instagram', {
      message: {
        mid: mid(21),
        text: 'Сколько стоит?',
        reply_to: { story: { url: 'https://lookaside.fbsbx.com/ig/1', id: '17900000000000001' } },
      },
    }),
    becomes: { content: { kind: 'text', text: 'Сколько стоит?' } },
  },
  {
    what: 'a mention in a story, which is not kept',
    from: `${DOCS}/instagram-messaging/features/story-mention`,
    body: call('instagram', {
      message: {
        mid: mid(22),
        attachments: [{ type: 'story_mention', payload: { url: 'https://lookaside.fbsbx.com/ig/2' } }],
      },
    }),
    becomes: { content: { kind: 'media', media: 'other' } },
  },
  {
    what: 'a voice note',
    from: `${DOCS}/instagram-messaging/webhooks`,
    body: call('instagram', {
      message: { mid: mid(23), attachments: [{ type: 'audio', payload: { url: 'https://lookaside.fbsbx.com/ig/3' } }] },
    }),
    becomes: {
      content: {
        kind: 'media',
        media: 'voice',
        files: [{ kind: 'voice', handle: 'https://lookaside.fbsbx.com/ig/3' }],
      },
    },
  },
  {
    what: 'a reel that was shared',
    from: `${DOCS}/instagram-messaging/webhooks`,
    body: call('instagram', {
      message: {
        mid: mid(24),
        attachments: [
          { type: 'ig_reel', payload: { reel_video_id: '1', title: 'Идея', url: 'https://lookaside.fbsbx.com/ig/4' } },
        ],
      },
    }),
    becomes: { content: { kind: 'media', media: 'other' } },
  },
  {
    what: 'what Meta’s API does not support',
    from: `${DOCS}/instagram-messaging/webhooks`,
    body: call('instagram', { message: { mid: mid(25), is_unsupported: true } }),
    becomes: { content: { kind: 'media', media: 'other' } },
  },
  {
    what: 'a message that was edited',
    from: `${DOCS}/messenger-platform/webhook-events/message-edits`,
    body: call('instagram', { message_edit: { mid: mid(21), text: 'Сколько стоит и когда?', num_edit: 1 } }),
    becomes: { content: { kind: 'edit', text: 'Сколько стоит и когда?', originalId: mid(21) } },
  },
  {
    what: 'a message that was taken back',
    from: `${DOCS}/instagram-messaging/webhooks`,
    body: call('instagram', { message: { mid: mid(26), is_deleted: true } }),
    becomes: { aside: /taken back/ },
  },
  {
    what: 'an answer that a person has given from the phone',
    from: `${DOCS}/instagram-messaging/webhooks`,
    body: call(
      'instagram',
      { message: { mid: mid(27), text: 'Это Марина, держу для вас 12:00', is_echo: true } },
      true,
    ),
    becomes: { content: { kind: 'outside_reply', text: 'Это Марина, держу для вас 12:00' } },
  },
];
