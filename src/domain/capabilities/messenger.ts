import { type Capabilities, MB, type MenuForm } from './capabilities.ts';

/** Both of Meta's: thirteen quick replies of 20 characters with 1,000 of payload. */
export const quickReplies = (bodyLength: number): MenuForm => ({
  form: 'quick_replies',
  most: 13,
  labelLength: 20,
  payloadBytes: 1000,
  bodyLength,
  cuts: true,
});

/** A bot answers for 24 hours, a person for seven days by the tag HUMAN_AGENT. */
export const META_HOURS = { windowHours: 24, humanHours: 7 * 24 } as const;

/** `messenger-platform/overview/rate-limiting`: 300 texts a second of one account. One person gets no flood of ours. */
export const META_LIMITS = { perChat: { perSecond: 2, burst: 5 }, perChannel: { perSecond: 300, burst: 300 } } as const;

/**
 * https://developers.facebook.com/documentation/business-messaging/messenger-platform/: text 2000 characters, files of 25 MB
 * (`send-messages/saving-assets`), images of 8 MB to be on the safe side: so much is taken by any way.
 */
export const messenger: Capabilities = {
  textLength: 2000,
  textUnit: 'utf16',
  menus: [quickReplies(2000)],
  captionLength: 0,
  media: {
    image: { mostBytes: 8 * MB, mimes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'], caption: false },
    audio: { mostBytes: 25 * MB, mimes: null, caption: false },
    video: { mostBytes: 25 * MB, mimes: null, caption: false },
    document: { mostBytes: 25 * MB, mimes: null, caption: false },
  },
  fetchBytes: 25 * MB,
  formatting: 'none',
  told: [],
  contactRequest: false,
  typing: true,
  ...META_HOURS,
  limits: META_LIMITS,
};
