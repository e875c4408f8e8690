import { type Capabilities, MB } from './capabilities.ts';
import { META_HOURS, META_LIMITS, quickReplies } from './messenger.ts';

/**
 * https://developers.facebook.com/documentation/business-messaging/instagram-messaging/: text 1000 bytes of UTF-8, which is 500 Cyrillic
 * letters; media by `features/attachment-upload`. The API with Instagram login takes files by address only.
 */
export const instagram: Capabilities = {
  textLength: 1000,
  textUnit: 'bytes',
  menus: [quickReplies(1000)],
  captionLength: 0,
  media: {
    image: { mostBytes: 8 * MB, mimes: ['image/png', 'image/jpeg', 'image/gif'], caption: false },
    audio: {
      mostBytes: 25 * MB,
      mimes: ['audio/aac', 'audio/mp4', 'audio/x-m4a', 'audio/wav', 'audio/x-wav', 'audio/vnd.wave'],
      caption: false,
    },
    video: {
      mostBytes: 25 * MB,
      mimes: ['video/mp4', 'video/ogg', 'video/x-msvideo', 'video/vnd.avi', 'video/quicktime', 'video/webm'],
      caption: false,
    },
    document: { mostBytes: 25 * MB, mimes: ['application/pdf'], caption: false },
  },
  filesByAddress: true,
  fetchBytes: 25 * MB,
  formatting: 'none',
  told: [],
  contactRequest: false,
  typing: true,
  ...META_HOURS,
  limits: META_LIMITS,
};
