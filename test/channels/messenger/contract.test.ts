import { startFakeMessenger } from '../../support/fake-messenger.ts';
import { ANNA_ID, annaDoes, messageOf, metaCall } from '../../support/fake-messenger-calls.ts';
import { describeChannel } from '../contract.ts';
import { buildMessenger, post } from './build-messenger.ts';

describeKind('Messenger', 'messenger', 'page');
describeKind('Instagram', 'instagram', 'instagram');

function describeKind(name: string, kind: 'messenger' | 'instagram', object: 'page' | 'instagram'): void {
  describeChannel(
    name,
    async ({ receive, setAside, takeReport }) => {
      const server = await startFakeMessenger({ instagram: kind === 'instagram' });
      const allowFilesFrom = (address: string) => address === '127.0.0.1';
      const channel = buildMessenger(server, { kind, allowFilesFrom });
      await channel.start(receive, setAside, takeReport);
      const { accountId } = server;
      let last: object = {};
      const happens = (what: object) => {
        last = metaCall(object, accountId, [annaDoes(accountId, what)]);
        return post(channel, server, last);
      };
      return {
        channel,
        chatId: ANNA_ID,
        says: (text) => happens(messageOf({ text })),
        presses: (payload, label) => happens(messageOf({ text: label, quick_reply: { payload } })),
        repeats: () => post(channel, server, last),
        starts: (ref) => happens({ referral: { ref, source: 'SHORTLINK', type: 'OPEN_THREAD' } }),
        nonsense: () => post(channel, server, { object, entry: 'нечто' }),
        other: () => happens({ read: { watermark: 1 } }),
        shown: async () =>
          server.sent.filter(({ recipient }) => recipient.id === ANNA_ID).map(({ message }) => message.text),
        keys: () => server.sent.at(-1)?.message.quick_replies ?? [],
        files: {
          shown: () => server.sentFiles.map(({ file, url }) => ({ bytes: file?.bytes, url })),
          send(bytes) {
            server.cdn.set('file7', { bytes, mime: 'application/pdf' });
            const payload = { url: `${server.origin}/cdn/file7` };
            return happens(messageOf({ attachments: [{ type: 'file', payload }] }));
          },
          forget: () => server.cdn.clear(),
          failNextText: () => server.failNextText({ code: 2, message: 'Temporary failure' }),
        },
        elsewhere: () => buildMessenger(server, { kind }),
        providerIsDown: () => server.fail('html'),
        customerHasBlockedUs: () => server.fail({ code: 551, message: 'This person isn’t available right now.' }),
        providerIsWell: () => server.heal(),
        close: () => server.close(),
      };
    },
    ['edits', 'phone', 'media'],
  );
}
