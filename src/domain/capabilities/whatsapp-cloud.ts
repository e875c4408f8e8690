import { type Capabilities, MB } from './capabilities.ts';

/** What `/media` takes in at all, as whatever it goes; anything else is refused with code 100 (`media/supported-media-types`). */
const DOCUMENTS = [
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'text/plain',
  'text/csv',
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/aac',
  'audio/amr',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/ogg',
  'video/mp4',
  'video/3gpp',
] as const;

/** Other names of what it takes: by them it would refuse the same bytes. */
const KNOWN_THERE_AS: ReadonlyMap<string, string> = new Map([
  ['audio/x-m4a', 'audio/mp4'],
  ['text/csv', 'text/plain'],
]);

/** The type that a file is uploaded as. */
export const typeAtMeta = (mime: string): string => KNOWN_THERE_AS.get(mime) ?? mime;

/**
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/: text 4096, three reply buttons of 20 characters under 1024,
 * or one list of ten rows of 24 with 72 more below under 4096; media by `media/supported-media-types`; 24 hours, then templates;
 * 80 messages a second of a number (`throughput`), one in six seconds to one person, of which some 45 may be borrowed.
 */
export const whatsappCloud = {
  textLength: 4096,
  textUnit: 'utf16',
  menus: [
    { form: 'keys', most: 3, labelLength: 20, payloadBytes: 200, bodyLength: 1024, distinct: true },
    {
      form: 'list',
      most: 10,
      labelLength: 24,
      descriptionLength: 72,
      payloadBytes: 200,
      bodyLength: 4096,
      cuts: true,
      distinct: true,
    },
  ],
  captionLength: 1024,
  media: {
    image: { mostBytes: 5 * MB, mimes: ['image/jpeg', 'image/png'], caption: true },
    // Voice and audio are one kind to Meta; Ogg only with Opus, which is what voice notes are made with.
    voice: { mostBytes: 16 * MB, mimes: ['audio/ogg'], caption: false },
    audio: {
      mostBytes: 16 * MB,
      mimes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/x-m4a'],
      caption: false,
    },
    video: { mostBytes: 16 * MB, mimes: ['video/mp4', 'video/3gpp'], caption: true },
    document: { mostBytes: 100 * MB, mimes: DOCUMENTS, caption: true },
  },
  fetchBytes: 100 * MB,
  formatting: 'marks',
  told: ['delivered', 'read', 'failed'],
  contactRequest: false,
  typing: true,
  windowHours: 24,
  templates: true,
  limits: { perChat: { perSecond: 1 / 6, burst: 45 }, perChannel: { perSecond: 80, burst: 80 } },
} satisfies Capabilities;
