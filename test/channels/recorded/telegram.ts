import type { Recorded } from './payload.ts';

const DOCS = 'https://core.telegram.org/bots/api';
const vera = { id: 515151, is_bot: false, first_name: 'Вера', language_code: 'ru' };
const chat = { id: 515151, first_name: 'Вера', type: 'private' };

let ids = 70_000;
const message = (content: object, more: object = {}): object => {
  ids += 1;
  return {
    update_id: ids,
    message: { message_id: ids - 69_000, from: vera, chat, date: 1_763_800_000, ...content },
    ...more,
  };
};
const file = (n: number) => ({ file_id: `CQACAgIAAx${n}`, file_unique_id: `AgAD${n}`, file_size: 1000 * n });

export const telegram: Recorded[] = [
  {
    what: 'a text that answers another message, with entities',
    from: `${DOCS}#message`,
    body: message({
      text: 'Да, на 15:00 подходит https://verba.example',
      entities: [{ offset: 22, length: 21, type: 'url' }],
      reply_to_message: { message_id: 3, from: vera, chat, date: 1_763_799_000, text: 'Во сколько?' },
    }),
    becomes: { content: { kind: 'text', text: 'Да, на 15:00 подходит https://verba.example' } },
  },
  {
    what: 'a photo in several sizes',
    from: `${DOCS}#photosize`,
    body: message({
      photo: [
        { ...file(1), width: 90, height: 60 },
        { ...file(9), width: 1280, height: 853 },
      ],
      caption: 'Хочу так же',
      media_group_id: '1357911',
    }),
    becomes: {
      content: {
        kind: 'media',
        media: 'image',
        caption: 'Хочу так же',
        files: [{ kind: 'image', handle: 'CQACAgIAAx9', bytes: 9000 }],
      },
    },
  },
  {
    what: 'a voice note',
    from: `${DOCS}#voice`,
    body: message({ voice: { ...file(2), duration: 7, mime_type: 'audio/ogg' } }),
    becomes: {
      content: {
        kind: 'media',
        media: 'voice',
        files: [{ kind: 'voice', handle: 'CQACAgIAAx2', mime: 'audio/ogg', bytes: 2000, seconds: 7 }],
      },
    },
  },
  {
    what: 'a document',
    from: `${DOCS}#document`,
    body: message({ document: { ...file(3), file_name: 'анализы.pdf', mime_type: 'application/pdf' } }),
    becomes: {
      content: {
        kind: 'media',
        media: 'document',
        files: [{ kind: 'document', handle: 'CQACAgIAAx3', name: 'анализы.pdf', mime: 'application/pdf', bytes: 3000 }],
      },
    },
  },
  {
    what: 'a place',
    from: `${DOCS}#location`,
    body: message({ location: { latitude: 47.222531, longitude: 39.718705, horizontal_accuracy: 12.5 } }),
    becomes: { content: { kind: 'media', media: 'location' } },
  },
  {
    what: 'somebody else’s card',
    from: `${DOCS}#contact`,
    body: message({ contact: { phone_number: '+79280001122', first_name: 'Ольга', vcard: 'BEGIN:VCARD\nEND:VCARD' } }),
    becomes: { content: { kind: 'media', media: 'other' } },
  },
  {
    what: 'one’s own number',
    from: `${DOCS}#contact`,
    body: message({ contact: { phone_number: '79285151515', first_name: 'Вера', user_id: 515151 } }),
    becomes: { content: { kind: 'phone', phone: '+79285151515', name: 'Вера' } },
  },
  {
    what: 'a kind that nobody has heard of',
    from: `${DOCS}#message`,
    body: message({ hologram: { depth: 3 } }),
    becomes: { content: { kind: 'media', media: 'other' } },
  },
  {
    what: 'a reaction',
    from: `${DOCS}#messagereactionupdated`,
    body: {
      update_id: 70_900,
      message_reaction: {
        chat,
        message_id: 5,
        user: vera,
        date: 1_763_800_100,
        old_reaction: [],
        new_reaction: [{ type: 'emoji', emoji: '👍' }],
      },
    },
    becomes: { aside: /another kind/ },
  },
  {
    what: 'a bot that was blocked',
    from: `${DOCS}#chatmemberupdated`,
    body: {
      update_id: 70_901,
      my_chat_member: {
        chat,
        from: vera,
        date: 1_763_800_200,
        old_chat_member: { status: 'member' },
        new_chat_member: { status: 'kicked' },
      },
    },
    becomes: { aside: /another kind/ },
  },
  {
    what: 'a line in a group',
    from: `${DOCS}#chat`,
    body: message({ text: 'всем привет', chat: { id: -100_200, title: 'Соседи', type: 'supergroup' } }),
    becomes: { aside: /not a private chat/ },
  },
];
