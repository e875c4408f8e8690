import type { IncomingFile, MediaKind } from '../../domain/files/file.ts';
import type { Incoming, IncomingContent, Origin } from '../../domain/incoming.ts';
import { incomingText } from '../incoming-text.ts';
import { flawsIn } from '../meta/flaws.ts';
import { sourceTag } from '../source-tag.ts';
import { CloudContact, type CloudMedia, CloudMessage } from './update.ts';

export type Translated =
  | { kind: 'incoming'; incoming: Incoming }
  | { kind: 'ignored'; why: string }
  | { kind: 'malformed'; why: string };

export interface CloudSaid {
  raw: unknown;
  contacts: readonly unknown[];
  /** Its place in the call: messages of one second keep their order. */
  index: number;
}

const LONGEST_ID = 200;
const LONGEST_MIME = 127;
const LONGEST_NAME = 255;

/** What changes nothing for us. */
const SILENT = new Map([
  ['reaction', 'a reaction'],
  ['system', 'a service note'],
  ['ephemeral', 'a message that is gone'],
]);

/** One message of the Cloud API in the shape of all channels. Pure; never throws, whatever came. */
export function toIncoming({ raw, contacts, index }: CloudSaid, channelId: string): Translated {
  const parsed = CloudMessage.safeParse(raw);
  if (!parsed.success) {
    return {
      kind: 'malformed',
      why: flawsIn(parsed.error),
    };
  }
  const message = parsed.data;
  const silent = SILENT.get(message.type);
  if (silent) return { kind: 'ignored', why: silent };
  const sender = senderOf(message, contacts);
  const chatId = sender.userId ?? sender.phone;
  if (!chatId) return { kind: 'malformed', why: 'from: nobody is named' };
  const { content, origin } = saidIn(message);
  return {
    kind: 'incoming',
    incoming: {
      channelId,
      channelKind: 'whatsapp',
      externalId: message.id,
      providerMessageId: message.id,
      chatId,
      order: Number(message.timestamp) * 1000 + index,
      at: new Date(Number(message.timestamp) * 1000),
      profile: {
        ...(sender.name && { name: sender.name }),
        ...(sender.username && { username: sender.username }),
        ...(sender.phone && { phone: `+${sender.phone}` }),
      },
      content,
      ...(origin && { origin }),
      raw,
    },
  };
}

/** The id towards this business stays when the number changes or is hidden; the number alone is what older calls have. */
function senderOf(message: CloudMessage, contacts: readonly unknown[]) {
  const known = contacts.flatMap((contact): CloudContact[] => {
    const parsed = CloudContact.safeParse(contact);
    return parsed.success ? [parsed.data] : [];
  });
  const contact =
    known.find(
      ({ wa_id, user_id }) =>
        (wa_id ?? user_id) !== undefined && (wa_id === message.from || user_id === message.from_user_id),
    ) ?? known[0];
  const phone = message.from ?? contact?.wa_id;
  return {
    userId: message.from_user_id ?? contact?.user_id,
    phone: phone && /^[1-9]\d{6,14}$/.test(phone) ? phone : undefined,
    name: contact?.profile?.name?.trim(),
    username: contact?.profile?.username,
  };
}

interface Said {
  content: IncomingContent;
  origin?: Origin;
}

function saidIn(message: CloudMessage): Said {
  const ad = message.referral?.source_id;
  const { content, origin } = contentOf(message);
  if (!ad) return { content, ...(origin && { origin }) };
  return { content, origin: { source: `ad:${ad}`.slice(0, 200), ...origin } };
}

function contentOf(message: CloudMessage): Said {
  const { text, interactive, button } = message;
  if (text) {
    const { source, rest } = sourceTag(text.body);
    const content = { kind: 'text', text: incomingText(rest) } as const;
    return source ? { content, origin: { source } } : { content };
  }
  const reply = interactive?.button_reply ?? interactive?.list_reply;
  if (reply) return { content: { kind: 'button', payload: reply.id, label: reply.title } };
  // A template's button without a payload of ours says what is written on it.
  if (button) return { content: { kind: 'text', text: incomingText(button.text) } };
  const phone = ownPhone(message);
  return { content: phone ?? mediaOf(message) };
}

/** A card may be anybody's; only one's own number says who is writing. */
function ownPhone({ contacts, from }: CloudMessage): IncomingContent | null {
  const card = contacts?.find(({ phones }) => phones?.some(({ wa_id }) => wa_id !== undefined && wa_id === from));
  if (!card || !from) return null;
  const name = card.name?.formatted_name;
  return { kind: 'phone', phone: `+${from}`, ...(name && { name }) };
}

function mediaOf(message: CloudMessage): IncomingContent {
  const media = kindOf(message);
  const told = message.image ?? message.video ?? message.document ?? message.audio ?? message.sticker;
  const files = told ? filesOf(media, told) : [];
  return {
    kind: 'media',
    media,
    ...(told?.caption !== undefined && { caption: incomingText(told.caption) }),
    ...(files.length > 0 && { files }),
  };
}

function filesOf(kind: MediaKind, { id, mime_type, filename }: CloudMedia): IncomingFile[] {
  if (!id) return [];
  const mime = mime_type?.split(';')[0]?.trim().slice(0, LONGEST_MIME);
  return [
    {
      kind,
      handle: id.slice(0, LONGEST_ID),
      ...(mime && { mime }),
      ...(filename && { name: filename.slice(0, LONGEST_NAME) }),
    },
  ];
}

function kindOf({ type, audio }: CloudMessage) {
  switch (type) {
    case 'image':
    case 'video':
    case 'document':
    case 'sticker':
    case 'location':
      return type;
    case 'audio':
      return audio?.voice ? 'voice' : 'audio';
    default:
      return 'other';
  }
}
