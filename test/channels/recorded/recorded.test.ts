import { describe, expect, it } from '@jest/globals';
import type { Channel, WebhookRequest } from '../../../src/engine/ports.ts';
import { type FakeMessenger, startFakeMessenger } from '../../support/fake-messenger.ts';
import { startFakeTelegram } from '../../support/fake-telegram.ts';
import { startFakeWhatsappCloud } from '../../support/fake-whatsapp-cloud.ts';
import { createFakeInbox, type FakeInbox, keyOf } from '../inbox.ts';
import { buildMessenger } from '../messenger/build-messenger.ts';
import { buildTelegram } from '../telegram/build-telegram.ts';
import { buildWhatsapp } from '../whatsapp-cloud/build-whatsapp.ts';
import { instagram, messenger } from './meta.ts';
import type { Recorded } from './payload.ts';
import { telegram } from './telegram.ts';
import { whatsappCloud } from './whatsapp-cloud.ts';

interface Line {
  channel: Channel;
  /** As the provider would send it. */
  signed(body: object): WebhookRequest;
  /** The header that proves who calls. */
  proof: string;
  close(): Promise<void>;
}

const open: Record<string, { calls: readonly Recorded[]; line(): Promise<Line> }> = {
  Telegram: {
    calls: telegram,
    async line() {
      const server = await startFakeTelegram();
      const channel = buildTelegram(server, { publicUrl: 'https://salon.example' });
      const proof = 'x-telegram-bot-api-secret-token';
      const secret = async () => (await server.called('setWebhook')).payload.secret_token ?? '';
      let known = '';
      return {
        channel: {
          ...channel,
          async start(...into) {
            await channel.start(...into);
            known = await secret();
          },
        },
        signed: (body) => ({ headers: { [proof]: known }, body: Buffer.from(JSON.stringify(body)) }),
        proof,
        close: () => server.close(),
      };
    },
  },
  'WhatsApp by the Cloud API': {
    calls: whatsappCloud,
    async line() {
      const server = await startFakeWhatsappCloud();
      return { channel: buildWhatsapp(server), signed: server.signed, proof: HUB, close: server.close };
    },
  },
  Messenger: { calls: messenger, line: async () => metaLine(await startFakeMessenger(), 'messenger') },
  Instagram: {
    calls: instagram,
    line: async () => metaLine(await startFakeMessenger({ instagram: true }), 'instagram'),
  },
};
const HUB = 'x-hub-signature-256';
const metaLine = (server: FakeMessenger, kind: 'messenger' | 'instagram'): Line => ({
  channel: buildMessenger(server, { kind }),
  signed: server.signed,
  proof: HUB,
  close: server.close,
});

describe.each(Object.entries(open))('What the documentation of %s shows', (_name, { calls, line }) => {
  async function withLine(play: (line: Line, inbox: FakeInbox) => Promise<void>): Promise<void> {
    const inbox = createFakeInbox();
    const made = await line();
    await made.channel.start(inbox.receive, inbox.setAside, inbox.takeReport);
    try {
      await play(made, inbox);
    } finally {
      await made.channel.stop();
      await made.close();
    }
  }
  const post = ({ channel, signed }: Line, body: object) => channel.webhook?.(signed(body));

  it('is taken for what it is, each kind of it', async () => {
    await withLine(async (made, inbox) => {
      for (const { what, body, becomes } of calls) {
        const before = { arrivals: inbox.arrivals.length, asides: inbox.asides.length, reports: inbox.reports.length };
        expect(await post(made, body)).toEqual({ status: 200 });
        const arrivals = inbox.arrivals.slice(before.arrivals);
        const asides = inbox.asides.slice(before.asides);
        const reports = inbox.reports.slice(before.reports);
        if ('content' in becomes)
          expect({ what, content: arrivals[0]?.content }).toEqual({ what, content: becomes.content });
        else if ('aside' in becomes)
          expect({ what, reason: asides[0]?.reason }).toEqual({ what, reason: expect.stringMatching(becomes.aside) });
        else expect({ what, ...reports[0] }).toMatchObject({ what, ...becomes.report });
        expect(arrivals.length + asides.length + reports.length).toBe(1);
        // Whatever came is there to be looked at.
        for (const { raw } of [...arrivals, ...asides])
          expect(JSON.stringify(body)).toContain(JSON.stringify(raw).slice(1, 60));
      }
    });
  });

  it('comes to the same, repeated and in any order', async () => {
    await withLine(async (made, inbox) => {
      const backwards = [...calls].reverse();
      for (const { body } of [...backwards, ...calls]) expect(await post(made, body)).toEqual({ status: 200 });
      const messages = calls.filter(({ becomes }) => 'content' in becomes).length;
      const others = calls.filter(({ becomes }) => 'aside' in becomes).length;
      expect(new Set(inbox.arrivals.map(keyOf)).size).toBe(messages);
      expect(inbox.asides).toHaveLength(others);
    });
  });

  it('is refused without the right proof of who calls, and leaves nothing', async () => {
    await withLine(async ({ channel, signed, proof }, inbox) => {
      const [first, second] = calls;
      const right = signed(first?.body ?? {});
      const value = right.headers[proof] ?? '';
      const wrong: WebhookRequest[] = [
        { ...right, headers: {} },
        { ...right, headers: { [proof]: '' } },
        { ...right, headers: { [proof]: value.slice(0, -1) } },
        { ...right, headers: { [proof]: `${value}0` } },
        { ...right, headers: { [proof]: `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}` } },
        { ...right, headers: { [proof]: value.replace('sha256=', 'sha1=').toUpperCase() } },
      ];
      // A signature is for its own bytes; Telegram's word is for all.
      if (proof === HUB) wrong.push({ headers: right.headers, body: signed(second?.body ?? {}).body });
      for (const request of wrong) expect(await channel.webhook?.(request)).toEqual({ status: 401 });
      expect([inbox.arrivals, inbox.asides, inbox.reports]).toEqual([[], [], []]);
    });
  });
});
