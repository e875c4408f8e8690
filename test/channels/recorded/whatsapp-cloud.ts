import type { Recorded } from './payload.ts';

const DOCS = 'https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages';
const NUMBER = '106540352242922';

const call = (value: object): object => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '215589313241560883',
      changes: [
        {
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '78632000000', phone_number_id: NUMBER },
            ...value,
          },
          field: 'messages',
        },
      ],
    },
  ],
});
let ids = 0;
function says(content: object): object {
  ids += 1;
  const contacts = [{ profile: { name: 'Вера Л.' }, wa_id: '79285151515' }];
  return call({
    contacts,
    messages: [{ from: '79285151515', id: `wamid.HBgL${ids}`, timestamp: String(1_763_800_000 + ids), ...content }],
  });
}
const status = (state: string, more: object = {}) =>
  call({
    statuses: [
      {
        id: 'wamid.HBgLout',
        status: state,
        timestamp: '1763800500',
        recipient_id: '79285151515',
        biz_opaque_callback_data: 'm77',
        ...more,
      },
    ],
  });

const HEALTHY = 'This message was not delivered to maintain healthy ecosystem engagement.';

export const whatsappCloud: Recorded[] = [
  {
    what: 'a text',
    from: `${DOCS}/text`,
    body: says({ type: 'text', text: { body: 'Есть время на субботу?' } }),
    becomes: { content: { kind: 'text', text: 'Есть время на субботу?' } },
  },
  {
    what: 'an image with a caption',
    from: `${DOCS}/image`,
    body: says({
      type: 'image',
      image: {
        caption: 'Вот такой',
        mime_type: 'image/jpeg',
        sha256: 'SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=',
        id: '1003383421387256',
        url: 'https://lookaside.fbsbx.com/x',
      },
    }),
    becomes: {
      content: {
        kind: 'media',
        media: 'image',
        caption: 'Вот такой',
        files: [{ kind: 'image', handle: '1003383421387256', mime: 'image/jpeg' }],
      },
    },
  },
  {
    what: 'a voice note',
    from: `${DOCS}/audio`,
    body: says({ type: 'audio', audio: { mime_type: 'audio/ogg; codecs=opus', sha256: 'x', id: '2003', voice: true } }),
    becomes: {
      content: { kind: 'media', media: 'voice', files: [{ kind: 'voice', handle: '2003', mime: 'audio/ogg' }] },
    },
  },
  {
    what: 'a document',
    from: `${DOCS}/document`,
    body: says({
      type: 'document',
      document: { filename: 'анализы.pdf', mime_type: 'application/pdf', sha256: 'x', id: '2004' },
    }),
    becomes: {
      content: {
        kind: 'media',
        media: 'document',
        files: [{ kind: 'document', handle: '2004', name: 'анализы.pdf', mime: 'application/pdf' }],
      },
    },
  },
  {
    what: 'a sticker',
    from: `${DOCS}/sticker`,
    body: says({ type: 'sticker', sticker: { mime_type: 'image/webp', sha256: 'x', id: '2005', animated: false } }),
    becomes: {
      content: { kind: 'media', media: 'sticker', files: [{ kind: 'sticker', handle: '2005', mime: 'image/webp' }] },
    },
  },
  {
    what: 'a place',
    from: `${DOCS}/location`,
    body: says({
      type: 'location',
      location: { latitude: 47.22, longitude: 39.71, name: 'Дом', address: 'Садовая, 1' },
    }),
    becomes: { content: { kind: 'media', media: 'location' } },
  },
  {
    what: 'somebody else’s card',
    from: `${DOCS}/contacts`,
    body: says({
      type: 'contacts',
      contacts: [
        {
          name: { formatted_name: 'Ольга', first_name: 'Ольга' },
          phones: [{ phone: '+79280001122', wa_id: '79280001122', type: 'CELL' }],
        },
      ],
    }),
    becomes: { content: { kind: 'media', media: 'other' } },
  },
  {
    what: 'a choice from a list',
    from: `${DOCS}/interactive`,
    body: says({
      type: 'interactive',
      interactive: {
        type: 'list_reply',
        list_reply: { id: 'slot:7', title: 'Суббота, 12:00', description: 'мастер Ольга' },
      },
    }),
    becomes: { content: { kind: 'button', payload: 'slot:7', label: 'Суббота, 12:00' } },
  },
  {
    what: 'an order from the catalogue',
    from: `${DOCS}/order`,
    body: says({
      type: 'order',
      order: {
        catalog_id: '77',
        product_items: [{ product_retailer_id: 'x', quantity: 1, item_price: 900, currency: 'RUB' }],
      },
    }),
    becomes: { content: { kind: 'media', media: 'other' } },
  },
  {
    what: 'a kind that Meta itself does not support',
    from: `${DOCS}/unsupported`,
    body: says({
      type: 'unsupported',
      unsupported: { type: 'poll_creation' },
      errors: [
        {
          code: 131_051,
          title: 'Message type unknown',
          message: 'Message type unknown',
          error_data: { details: 'Message type is currently not supported.' },
        },
      ],
    }),
    becomes: { content: { kind: 'media', media: 'other' } },
  },
  {
    what: 'a reaction',
    from: `${DOCS}/reaction`,
    body: says({ type: 'reaction', reaction: { message_id: 'wamid.HBgLout', emoji: '❤️' } }),
    becomes: { aside: /reaction/ },
  },
  {
    what: 'a number that was changed',
    from: `${DOCS}/system`,
    body: says({
      type: 'system',
      system: {
        body: 'Вера changed from 79285151515 to 79285151516',
        wa_id: '79285151516',
        type: 'user_changed_number',
      },
    }),
    becomes: { aside: /service note/ },
  },
  {
    what: 'a delivery with its price',
    from: `${DOCS}/status`,
    body: status('delivered', {
      conversation: { id: 'c', origin: { type: 'service' } },
      pricing: { billable: true, pricing_model: 'PMP', category: 'service' },
    }),
    becomes: { report: { messageId: 'm77', state: 'delivered' } },
  },
  {
    what: 'a voice message of ours that was played',
    from: `${DOCS}/status`,
    body: status('played'),
    becomes: { report: { messageId: 'm77', state: 'read' } },
  },
  {
    what: 'a failure with its code',
    from: `${DOCS}/status`,
    body: status('failed', {
      errors: [{ code: 131_049, title: HEALTHY }],
    }),
    becomes: { report: { messageId: 'm77', state: 'failed', reason: `WhatsApp 131049: ${HEALTHY}` } },
  },
];
