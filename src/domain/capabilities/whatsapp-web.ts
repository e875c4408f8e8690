import { type Capabilities, MB } from './capabilities.ts';

/**
 * WhatsApp takes longer texts and larger documents (https://faq.whatsapp.com); nobody reads more, and a file passes the browser as text. Its
 * page shows no buttons of others any more. It has no limits that are told; who sends faster than a person types is blocked.
 */
export const whatsappWeb: Capabilities = {
  textLength: 4096,
  textUnit: 'utf16',
  menus: [],
  captionLength: 1024,
  media: {
    image: { mostBytes: 16 * MB, mimes: ['image/jpeg', 'image/png', 'image/webp'], caption: true },
    voice: { mostBytes: 16 * MB, mimes: ['audio/ogg'], caption: false },
    audio: { mostBytes: 16 * MB, mimes: ['audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/aac'], caption: false },
    video: { mostBytes: 16 * MB, mimes: ['video/mp4'], caption: true },
    document: { mostBytes: 50 * MB, mimes: null, caption: true },
  },
  fetchBytes: 50 * MB,
  formatting: 'marks',
  told: ['delivered', 'read'],
  contactRequest: false,
  typing: true,
  limits: { perChat: { perSecond: 0.5, burst: 2 }, perChannel: { perSecond: 1, burst: 3 } },
};
