import pino from 'pino';
import { createWhatsappWebChannel } from '../../../src/channels/whatsapp-web/whatsapp-web-channel.ts';
import { until } from '../../support/until.ts';
import { describeChannel } from '../contract.ts';
import { soon } from '../soon.ts';
import { ANNA, annaSays, playClient } from './played-client.ts';

describeChannel(
  'WhatsApp by its web page',
  async ({ receive, setAside, takeReport }) => {
    const client = playClient();
    const channel = createWhatsappWebChannel({
      create: async () => client,
      log: pino({ level: 'silent' }),
      now: () => new Date('2026-11-22T12:00:00Z'),
      pause: soon,
      sendMs: 300,
    });
    await channel.start(receive, setAside, takeReport);
    await until(() => channel.link().state === 'ready', 'the link');
    let last = annaSays({});
    const tell = async (message: typeof last) => {
      last = message;
      client.tells.emit('message', message);
    };
    return {
      channel,
      chatId: ANNA,
      says: (body) => tell(annaSays({ body })),
      // There are no buttons: the words of one come back.
      presses: async () => undefined,
      repeats: () => tell(last),
      sendsVoice: () => tell(annaSays({ type: 'ptt' })),
      shown: async () => client.sent.map(({ text }) => text),
      files: {
        shown: () => client.sentFiles.map(({ bytes, caption }) => ({ bytes, caption: caption ?? undefined })),
        async send(bytes) {
          const message = annaSays({ type: 'document', file: { mime: 'application/pdf', name: 'справка.pdf' } });
          client.files.set(message.id._serialized, { bytes, mime: 'application/pdf' });
          await tell(message);
        },
        forget: () => client.files.clear(),
        failNextText: () => {
          client.failTexts = 1;
        },
      },
      providerIsDown: () => {
        client.fault = 'throws';
      },
      customerHasBlockedUs: () => {
        client.fault = 'nobody';
      },
      providerIsWell: () => {
        client.fault = null;
      },
      close: async () => undefined,
    };
  },
  ['phone', 'edits', 'start', 'asides', 'buttons'],
);
