import type { ruChannels } from './ru-channels.ts';

/** Channels and the phone behind a WhatsApp number. */
export const enChannels: typeof ruChannels = {
  channels: {
    settings: 'Channels',
    settingsText: 'Where customers write to you, whether all gets through, and how to connect the rest',
    connected: 'Connected channels',
    byPage: 'WhatsApp by QR code',
    sending: { closed: 'Works', open: 'Does not answer', throttled: 'Asks us to slow down' },
    link: {
      off: 'Not running',
      starting: 'Starting',
      unlinked: 'No phone linked',
      ready: 'Works',
      lost: 'Connecting again',
      refused: 'Link it anew',
    },
    lastIn: 'Last from a customer',
    lastOut: 'Last from us',
    never: 'none yet',
    waiting: 'Waiting to be sent',
    undelivered: 'Not delivered',
    linked: 'Linked number {{phone}}',
    qr: 'QR code for the phone',
    qrText: 'In WhatsApp on the phone open Linked devices, then Link a device, and point the camera at the code.',
    code: 'Pairing code',
    codeText:
      'In WhatsApp on the phone open Linked devices, Link a device, Link with phone number, and type the code in.',
    byCode: 'No camera? Phone number',
    getCode: 'Get a code',
    browserMemory: 'The browser with WhatsApp takes {{size}} of memory.',
    unlink: 'Unlink',
    unlinkTitle: 'Unlink the phone?',
    unlinkText: 'WhatsApp messages stop coming and going until you link the phone again.',
  },
};
