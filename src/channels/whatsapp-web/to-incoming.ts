import type { Incoming, IncomingContent, Origin } from '../../domain/incoming.ts';
import { incomingText } from '../incoming-text.ts';
import { sourceTag } from '../source-tag.ts';
import type { WebMessage } from './web-client.ts';

export type Translated = { kind: 'incoming'; incoming: Incoming } | { kind: 'ignored'; why: string };

/** A person: by number, or by the id that hides it. Groups, channels and the status page are none. */
const PERSON = /^(\d+)@(c\.us|lid)$/u;

/** What says nothing to us. */
const SILENT = new Set([
  'e2e_notification',
  'notification_template',
  'gp2',
  'call_log',
  'protocol',
  'reaction',
  'revoked',
  'ciphertext',
]);

const WORDLESS = new Set(['location', 'vcard', 'multi_vcard', 'poll_creation', 'order', 'product']);

/** One line of WhatsApp's page in the shape of all channels. Our own lines are what a colleague has written on the phone. Pure. */
export function toIncoming(message: WebMessage, channelId: string): Translated {
  const { id, from, to, timestamp, type } = message;
  const chatId = id.fromMe ? to : from;
  const person = PERSON.exec(chatId);
  if (!person) return { kind: 'ignored', why: 'not a private chat' };
  if (SILENT.has(type)) return { kind: 'ignored', why: 'a service note' };
  const { content, origin } = id.fromMe ? { content: outside(message) } : saidIn(message);
  const [, number = '', server = ''] = person;
  return {
    kind: 'incoming',
    incoming: {
      channelId,
      channelKind: 'whatsapp',
      externalId: id._serialized,
      providerMessageId: id._serialized,
      chatId,
      order: timestamp,
      at: new Date(timestamp * 1000),
      profile: id.fromMe
        ? {}
        : {
            ...(message.notifyName && { name: message.notifyName }),
            ...(server === 'c.us' && /^[1-9]\d{6,14}$/u.test(number) && { phone: `+${number}` }),
          },
      content,
      ...(origin && { origin }),
      raw: message,
    },
  };
}

const outside = ({ body }: WebMessage): IncomingContent => ({
  kind: 'outside_reply',
  text: incomingText(body || '📎'),
});

function saidIn({ id, type, body, file }: WebMessage): { content: IncomingContent; origin?: Origin } {
  if (type !== 'chat') {
    const media = mediaOf(type);
    // The body of a place or of a card is what its picture and its program need.
    const caption = body && WORDLESS.has(type) ? undefined : body;
    return {
      content: {
        kind: 'media',
        media,
        ...(caption && { caption: incomingText(caption) }),
        ...(file && { files: [{ kind: media, handle: id._serialized, ...file }] }),
      },
    };
  }
  const { source, rest } = sourceTag(body);
  const content = { kind: 'text', text: incomingText(rest) } as const;
  return source ? { content, origin: { source } } : { content };
}

function mediaOf(type: string) {
  switch (type) {
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
    case 'location':
      return type;
    case 'ptt':
      return 'voice';
    default:
      return 'other';
  }
}
