import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { Delivery } from '../../src/engine/ports.ts';
import { filesGoBothWays, menusReachEverybody, type OutgoingRig } from './contract-outgoing.ts';
import { createFakeInbox, type FakeInbox, keyOf } from './inbox.ts';
import { ODD_TEXTS } from './odd-texts.ts';

/** A started channel with its provider and one customer of it. Each method resolves when the provider has done its part. */
export interface Rig extends OutgoingRig {
  chatId: string;
  says(text: string): Promise<void>;
  presses(payload: string, label: string): Promise<void>;
  /** The provider delivers the customer's last message once more. */
  repeats?(): Promise<void>;
  sharesPhone?(phone: string): Promise<void>;
  /** Changes the text of the last message. */
  edits?(text: string): Promise<void>;
  sendsVoice?(): Promise<void>;
  starts?(payload: string): Promise<void>;
  /** The provider delivers something that is no message, and in no form that we know. */
  nonsense?(): Promise<void>;
  /** The provider delivers something real that says nothing to us. */
  other?(): Promise<void>;
  customerHasBlockedUs?(): void;
  close(): Promise<void>;
}

/** What a rig cannot play, either because the channel has no such thing or because the provider's double lacks it. */
export type Missing =
  | 'repeats'
  | 'phone'
  | 'edits'
  | 'media'
  | 'start'
  | 'shown'
  | 'outages'
  | 'asides'
  | 'buttons'
  | 'menus'
  | 'files';

/** What every channel promises to the engine, whatever messenger is behind it. */
export function describeChannel(
  name: string,
  setUp: (inbox: Pick<FakeInbox, 'receive' | 'setAside' | 'takeReport'>) => Promise<Rig>,
  missing: Missing[] = [],
): void {
  const where = (feature: Missing) => !missing.includes(feature);

  describe(`${name} keeps the channel contract`, () => {
    let inbox: FakeInbox;
    let rig: Rig;
    let messages = 0;

    beforeEach(async () => {
      inbox = createFakeInbox();
      rig = await setUp(inbox);
    });
    afterEach(async () => {
      await rig.channel.stop();
      await rig.close();
    });

    function delivery(text: string, overrides: Partial<Delivery> = {}): Delivery {
      messages += 1;
      const { chatId } = rig;
      return { messageId: `m${messages}`, chatId, content: { text }, locale: 'ru', attempt: 1, ...overrides };
    }
    async function arrival(n: number): Promise<Incoming> {
      const found = (await inbox.arrived(n))[n - 1];
      if (!found) throw new Error(`No arrival ${n}`);
      return found;
    }

    it('says who it is in every message', async () => {
      await rig.says('Здравствуйте');
      const { channel, chatId } = rig;
      expect(await arrival(1)).toMatchObject({ channelId: channel.id, channelKind: channel.kind, chatId });
      expect(channel.id.startsWith(`${channel.kind}:`)).toBe(true);
    });

    it('gives two messages two keys, even when they say the same', async () => {
      await rig.says('да');
      await rig.says('да');
      expect(keyOf(await arrival(1))).not.toBe(keyOf(await arrival(2)));
    });

    it('keeps the order of what a customer writes', async () => {
      const lines = ['Здравствуйте', 'можно на стрижку', 'завтра', 'в 15:00', 'к Ольге'];
      for (const line of lines) await rig.says(line);
      const arrivals = await inbox.arrived(lines.length);
      expect(arrivals.map(({ content }) => content)).toEqual(lines.map((text) => ({ kind: 'text', text })));
      const orders = arrivals.map(({ order }) => order);
      expect(orders).toEqual([...orders].sort((a, b) => a - b));
    });

    it.each(Object.entries(ODD_TEXTS))('takes %s as plain text, unchanged', async (_name, text) => {
      await rig.says(text);
      expect((await arrival(1)).content).toEqual({ kind: 'text', text });
    });

    it('reads at most 10,000 units of a text and still hands over the whole of it in raw', async () => {
      const text = '👍🏽'.repeat(5000);
      await rig.says(text);
      const { content, raw } = await arrival(1);
      expect(content).toEqual({ kind: 'text', text: '👍🏽'.repeat(2500) });
      expect(JSON.stringify(raw)).toContain(text);
    });

    if (where('buttons')) {
      it('takes a pressed button with its payload and label', async () => {
        await rig.presses('slot:2025-10-10T15:00', 'Пятница, 15:00');
        const content = { kind: 'button', payload: 'slot:2025-10-10T15:00', label: 'Пятница, 15:00' };
        expect((await arrival(1)).content).toEqual(content);
      });
    }

    it('hands a message over again when it could not be stored, under the same key and before later ones', async () => {
      inbox.refuse(2);
      await rig.says('важное');
      await rig.says('потом');
      expect((await inbox.arrived(2)).map(({ content }) => content)).toEqual([
        { kind: 'text', text: 'важное' },
        { kind: 'text', text: 'потом' },
      ]);
      expect(inbox.refusals()).toBe(2);
    });

    it('sends a line and names it', async () => {
      const outcome = await rig.channel.send(delivery('Здравствуйте! Чем помочь?'));
      expect(outcome).toMatchObject({ kind: 'sent', providerMessageId: expect.stringMatching(/./) });
    });

    it('shows "typing" without ever failing', async () => {
      await expect(rig.channel.typing(rig.chatId)).resolves.toBeUndefined();
    });

    it('stops while nothing happens, and stops twice', async () => {
      await rig.channel.stop();
      await rig.channel.stop();
    }, 3000);

    if (where('asides')) {
      it('keeps what no turn can take, raw, once and with a reason, and goes on', async () => {
        inbox.refuse(1);
        await rig.nonsense?.();
        await rig.other?.();
        await rig.says('дальше');
        expect((await arrival(1)).content).toEqual({ kind: 'text', text: 'дальше' });
        const kept = { channelId: rig.channel.id, reason: expect.stringMatching(/./), raw: expect.anything() };
        expect(inbox.asides).toMatchObject([
          { ...kept, why: 'malformed' },
          { ...kept, why: 'ignored' },
        ]);
        expect(inbox.refusals()).toBe(1);
      });
    }

    if (where('repeats')) {
      it('gives the same key to an update that comes twice', async () => {
        await rig.says('да');
        await arrival(1);
        await rig.repeats?.();
        expect(keyOf(await arrival(2))).toBe(keyOf(await arrival(1)));
      });
    }

    if (where('phone')) {
      it("takes the customer's own phone", async () => {
        await rig.sharesPhone?.('+79281234567');
        expect((await arrival(1)).content).toMatchObject({ kind: 'phone', phone: '+79281234567' });
      });
    }

    if (where('edits')) {
      it('lets an edit name the message that it changes', async () => {
        await rig.says('завтра в 15');
        await rig.edits?.('завтра в 16');
        const original = (await arrival(1)).providerMessageId;
        expect(original).toEqual(expect.any(String));
        expect((await arrival(2)).content).toEqual({ kind: 'edit', text: 'завтра в 16', originalId: original });
        expect(keyOf(await arrival(2))).not.toBe(keyOf(await arrival(1)));
      });
    }

    if (where('media')) {
      it('takes a voice note as media', async () => {
        await rig.sendsVoice?.();
        expect((await arrival(1)).content).toMatchObject({ kind: 'media', media: 'voice' });
      });
    }

    if (where('start')) {
      it('takes the payload of a deep link as the source of the lead', async () => {
        await rig.starts?.('instagram_may');
        expect(await arrival(1)).toMatchObject({
          content: { kind: 'start', text: 'instagram_may' },
          origin: { source: 'instagram_may' },
        });
      });
    }

    if (where('shown')) {
      it.each(Object.entries(ODD_TEXTS).filter(([, text]) => text.trim() !== ''))(
        'shows %s as plain text, unchanged',
        async (_name, text) => {
          expect(await rig.channel.send(delivery(text))).toMatchObject({ kind: 'sent' });
          expect((await rig.shown?.())?.join('')).toBe(text);
        },
      );

      it('shows a long text whole, in parts of the size that the messenger takes', async () => {
        const text = Array.from({ length: 900 }, (_, n) => `Услуга ${n}: стрижка 👩🏽‍🦰, ${n * 10} ₽.`).join(' ');
        expect(await rig.channel.send(delivery(text))).toMatchObject({ kind: 'sent' });
        const parts = (await rig.shown?.()) ?? [];
        expect(parts.join('')).toBe(text);
        expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(rig.channel.capabilities.textLength);
      });
    }

    if (where('menus')) menusReachEverybody(() => rig, delivery);
    if (where('files'))
      filesGoBothWays(
        () => rig,
        () => inbox,
        delivery,
      );

    if (where('outages')) {
      it('wants another try while the provider is down, and succeeds after', async () => {
        rig.providerIsDown?.();
        const message = delivery('Вы записаны');
        expect(await rig.channel.send(message)).toMatchObject({ kind: 'retry', reason: expect.any(String) });
        rig.providerIsWell?.();
        expect(await rig.channel.send({ ...message, attempt: 2 })).toMatchObject({ kind: 'sent' });
      });

      it('says so when the customer has blocked us', async () => {
        rig.customerHasBlockedUs?.();
        expect(await rig.channel.send(delivery('Вы записаны'))).toMatchObject({ kind: 'blocked' });
      });
    }
  });
}
