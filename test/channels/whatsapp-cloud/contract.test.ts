import { ANNA_PHONE, ANNA_USER, annaSays, cloudCall, pressOf, textOf } from '../../support/fake-whatsapp-calls.ts';
import { type CloudSent, startFakeWhatsappCloud } from '../../support/fake-whatsapp-cloud.ts';
import type { FormFile } from '../../support/multipart.ts';
import { describeChannel } from '../contract.ts';
import type { ShownKey } from '../contract-outgoing.ts';
import { buildWhatsapp, post } from './build-whatsapp.ts';

function fileOf(message: CloudSent, uploads: ReadonlyMap<string, FormFile>) {
  const media = message.image ?? message.video ?? message.audio ?? message.document;
  if (!media) return [];
  return [{ bytes: uploads.get(media.id)?.bytes, caption: 'caption' in media ? media.caption : undefined }];
}

function keysOf(message: CloudSent | undefined): ShownKey[] {
  const shown = message?.interactive;
  if (shown?.type === 'button') {
    return shown.action.buttons.map(({ reply }) => ({ title: reply.title, payload: reply.id }));
  }
  const rows = shown?.action.sections.flatMap((section) => section.rows) ?? [];
  return rows.map(({ id, title, description }) => ({ title, description, payload: id }));
}

const bodyOf = ({ text, interactive }: CloudSent): string => text?.body ?? interactive?.body.text ?? '';

describeChannel(
  'WhatsApp by the Cloud API',
  async ({ receive, setAside, takeReport }) => {
    const server = await startFakeWhatsappCloud();
    const channel = buildWhatsapp(server);
    await channel.start(receive, setAside, takeReport);
    const { phoneNumberId } = server;
    let last: object = {};
    const happens = (message: object) => {
      last = cloudCall({ phoneNumberId, messages: [message] });
      return post(channel, server, last);
    };
    const card = (phone: string) => ({
      name: { formatted_name: 'Анна' },
      phones: [{ phone: `+${phone}`, wa_id: phone }],
    });
    return {
      channel,
      chatId: ANNA_USER,
      says: (text) => happens(annaSays(textOf(text))),
      presses: (payload, label) => happens(annaSays(pressOf(payload, label))),
      repeats: () => post(channel, server, last),
      sharesPhone: (phone) => happens(annaSays({ type: 'contacts', contacts: [card(phone.slice(1))] })),
      sendsVoice: () => happens(annaSays({ type: 'audio', audio: { id: '1', mime_type: 'audio/ogg', voice: true } })),
      nonsense: () => post(channel, server, { object: 'whatsapp_business_account', entry: 'нечто' }),
      other: () => happens(annaSays({ type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } })),
      shown: async () => server.sent.map(bodyOf).filter((body) => body !== ''),
      keys: () => keysOf(server.sent.at(-1)),
      files: {
        shown: () => server.sent.flatMap((message) => fileOf(message, server.uploads)),
        send(bytes) {
          server.media.set('media77', { bytes, mime: 'application/pdf' });
          const document = { id: 'media77', mime_type: 'application/pdf', filename: 'справка.pdf', sha256: 'x' };
          return happens(annaSays({ type: 'document', document }));
        },
        forget: () => server.media.clear(),
        failNextText: () => server.failNext('interactive', { code: 131_000, message: 'Something went wrong' }),
      },
      elsewhere: () => buildWhatsapp(server),
      providerIsDown: () => server.fail('html'),
      customerHasBlockedUs: () => server.fail({ code: 131_026, message: 'Message undeliverable' }),
      providerIsWell: () => server.heal(),
      close: () => server.close(),
    };
  },
  ['edits', 'start'],
);

/** The contract shares the phone of whoever writes. */
if (ANNA_PHONE !== '79281234567') throw new Error('The contract knows Anna by this number.');
