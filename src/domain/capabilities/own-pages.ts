import { type Capabilities, MB } from './capabilities.ts';

/** Largest file that our own chat page takes and gives. */
const MOST_BYTES = 25 * MB;
const anything = { mostBytes: MOST_BYTES, mimes: null, caption: true };

/** Our own chat page. It scrolls, so its length of text only keeps one bubble readable. */
export const web: Capabilities = {
  textLength: 10_000,
  textUnit: 'utf16',
  menus: [{ form: 'keys', most: 100, labelLength: 80, payloadBytes: 1000, bodyLength: 10_000 }],
  captionLength: 10_000,
  media: { image: anything, voice: anything, audio: anything, video: anything, document: anything },
  fetchBytes: MOST_BYTES,
  formatting: 'none',
  told: [],
  contactRequest: false,
  typing: false,
  storedIsSent: true,
};

/** What was said on the phone, or written in a form of a site, is told by another program: nothing is sent that way. */
export const toldOnly: Capabilities = {
  textLength: 0,
  textUnit: 'utf16',
  menus: [],
  captionLength: 0,
  media: {},
  fetchBytes: 0,
  formatting: 'none',
  told: [],
  contactRequest: false,
  typing: false,
};
