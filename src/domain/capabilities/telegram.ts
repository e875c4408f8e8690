import { type Capabilities, MB } from './capabilities.ts';

/**
 * https://core.telegram.org/bots/api: text 4096 and caption 1024 characters (counted here in UTF-16 units, which are never fewer),
 * `callback_data` 64 bytes, some 100 keys under a message, photos of 10 MB, other files of 50 MB, `getFile` 20 MB.
 * https://core.telegram.org/bots/faq: 30 messages a second, and one in a chat.
 */
export const telegram = {
  textLength: 4096,
  textUnit: 'utf16',
  // No length of a label is documented; on a phone more than this is cut off.
  menus: [{ form: 'keys', most: 100, labelLength: 64, payloadBytes: 64, bodyLength: 4096, cuts: true }],
  captionLength: 1024,
  media: {
    image: { mostBytes: 10 * MB, mimes: ['image/jpeg', 'image/png', 'image/webp'], caption: true },
    voice: { mostBytes: 50 * MB, mimes: ['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a'], caption: true },
    audio: { mostBytes: 50 * MB, mimes: ['audio/mpeg', 'audio/mp4', 'audio/x-m4a'], caption: true },
    video: { mostBytes: 50 * MB, mimes: ['video/mp4'], caption: true },
    document: { mostBytes: 50 * MB, mimes: null, caption: true },
  },
  fetchBytes: 20 * MB,
  // We send no parse_mode.
  formatting: 'none',
  told: [],
  contactRequest: true,
  typing: true,
  limits: { perChat: { perSecond: 1, burst: 1 }, perChannel: { perSecond: 30, burst: 30 } },
} satisfies Capabilities;
