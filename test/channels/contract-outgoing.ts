import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FileKind } from '../../src/domain/capabilities/capabilities.ts';
import { fitFile } from '../../src/domain/capabilities/fit-file.ts';
import { capabilitiesOf } from '../../src/domain/capabilities/table.ts';
import type { IncomingFile, MessageFile } from '../../src/domain/files/file.ts';
import type { Button } from '../../src/domain/message.ts';
import type { Channel, Delivery } from '../../src/engine/ports.ts';
import { cutText } from '../../src/text/split-text.ts';
import type { FakeInbox } from './inbox.ts';

/** A key as the customer sees it. */
export interface ShownKey {
  title: string;
  description?: string | undefined;
  payload: string;
}

/** What a rig can do with files. */
export interface FileRig {
  /** Files that the customer sees: their bytes, or the address that the provider was told. */
  shown(): { bytes?: Buffer | undefined; url?: string | undefined; caption?: string | undefined }[];
  /** The customer sends a file; the provider has these bytes. */
  send(bytes: Buffer): Promise<void>;
  /** The provider has it no more. */
  forget(): void;
  /** The next call that carries words fails, as when the provider is down. */
  failNextText(): void;
}

export interface OutgoingRig {
  channel: Channel;
  shown?(): Promise<string[]>;
  keys?(): ShownKey[];
  files?: FileRig;
  /** The same account in another process. */
  elsewhere?(): Channel;
  providerIsDown?(): void;
  providerIsWell?(): void;
}

type Deliver = (text: string, overrides?: Partial<Delivery>) => Delivery;

const letters = fc.oneof(
  fc.constantFrom('Стрижка', 'женская ', 'длинные волосы ', '👩🏽‍🦰', '🇷🇺', 'ё', 'й\u0306', 'Маникюр + покрытие ', 'а'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
);
const label = fc
  .array(letters, { minLength: 1, maxLength: 40 })
  .map((parts) => cutText(parts.join('').replace(/\s+/gu, ' ').trim(), 200).trim())
  .filter((text) => text !== '');

const menu: fc.Arbitrary<Button[]> = fc
  .array(label, { minLength: 1, maxLength: 30 })
  .map((labels) => labels.map((text, n) => ({ label: text, payload: `slot:${n}` })));

/** Every choice is a key or a line, and is told whole somewhere. */
function expectReachable(buttons: readonly Button[], text: string, keys: readonly ShownKey[]): void {
  for (const { label: told, payload } of buttons) {
    const key = keys.find((one) => one.payload === payload);
    const isWhole = key !== undefined && (key.title === told || key.description === told);
    if (!isWhole) expect(text).toContain(told);
  }
  for (const key of keys) expect(buttons.map(({ payload }) => payload)).toContain(key.payload);
}

/** Menus of any size and with any labels, on the provider's double, which refuses what the provider would. */
export function menusReachEverybody(rig: () => OutgoingRig, delivery: Deliver): void {
  it('shows menus of 1 to 30 choices with labels of 1 to 200 letters so that each can be reached', async () => {
    await fc.assert(
      fc.asyncProperty(menu, async (buttons) => {
        const before = (await rig().shown?.())?.length ?? 0;
        const outcome = await rig().channel.send(delivery('', { content: { text: 'Что выберете?', buttons } }));
        expect(outcome).toMatchObject({ kind: 'sent' });
        const parts = (await rig().shown?.())?.slice(before) ?? [];
        expectReachable(buttons, parts.join(''), rig().keys?.() ?? []);
      }),
      { numRuns: 15 },
    );
  });
}

const SAMPLES: Readonly<Record<FileKind, string>> = {
  image: 'image/jpeg',
  voice: 'audio/ogg',
  audio: 'audio/mpeg',
  video: 'video/mp4',
  document: 'application/pdf',
};
const BYTES = Buffer.from('bytes of a file, \u0000\u00ff and more\r\n--boundary', 'latin1');

/** Files both ways, within what the table says of the channel. */
export function filesGoBothWays(rig: () => OutgoingRig, inbox: () => FakeInbox, delivery: Deliver): void {
  let ids = 0;
  const can = () => capabilitiesOf({ channelKind: rig().channel.kind, channelId: rig().channel.id });
  function fileOf(kind: FileKind, overrides: Partial<MessageFile> = {}): MessageFile {
    ids += 1;
    const mime = SAMPLES[kind];
    const name = `Справка "${ids}" о.${mime.split('/')[1]}`;
    return { id: `f${ids}`, kind, state: 'kept', name, mime, bytes: BYTES.length, ...overrides };
  }
  const carrying = (text: string, files: MessageFile[], overrides: Partial<Delivery> = {}): Delivery =>
    delivery('', {
      content: { text, files },
      openFile: async () => BYTES,
      fileAddress: async (id) => `https://salon.example/files/${id}`,
      ...overrides,
    });
  const arrived = (file: MessageFile) =>
    can().filesByAddress ? { url: `https://salon.example/files/${file.id}` } : { bytes: BYTES };

  it.each(Object.keys(SAMPLES) as FileKind[])('sends a file as %s, whole, with its words', async (kind) => {
    const file = fileOf(kind);
    const fitted = fitFile(can(), file);
    const outcome = await rig().channel.send(carrying('Вот он', [file]));
    if (fitted.kind !== 'fits') return expect(outcome).toMatchObject({ kind: 'rejected' });
    expect(outcome).toMatchObject({ kind: 'sent', providerMessageId: expect.stringMatching(/./) });
    const shown = rig().files?.shown() ?? [];
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject(arrived(file));
    const words = [shown[0]?.caption, ...((await rig().shown?.()) ?? [])].filter(Boolean);
    expect(words).toEqual(['Вот он']);
    if (fitted.rule.caption) expect(shown[0]?.caption).toBe('Вот он');
  });

  it('sends words that are too long for a caption after the file', async () => {
    const text = 'Слово за словом. '.repeat(100).trim();
    const file = fileOf('document');
    expect(await rig().channel.send(carrying(text, [file]))).toMatchObject({ kind: 'sent' });
    expect(rig().files?.shown()).toMatchObject([arrived(file)]);
    expect(rig().files?.shown()[0]?.caption).toBeUndefined();
    expect((await rig().shown?.())?.join('')).toBe(text);
  });

  it('sends several files in their order, and a file without words', async () => {
    const files = [fileOf('document'), fileOf('image')];
    expect(await rig().channel.send(carrying('', files))).toMatchObject({ kind: 'sent' });
    expect(rig().files?.shown()).toMatchObject(files.map(arrived));
    expect(await rig().shown?.()).toEqual([]);
  });

  it('sends nothing of a message with a file that is too large, and says so', async () => {
    const most = can().media.document?.mostBytes ?? 0;
    const files = [fileOf('document'), fileOf('document', { bytes: most + 1 })];
    const outcome = await rig().channel.send(carrying('Вот они', files));
    expect(outcome).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('too large') });
    expect(rig().files?.shown()).toEqual([]);
    expect(await rig().shown?.()).toEqual([]);
  });

  it('tries again later when the file cannot be read just now', async () => {
    if (can().filesByAddress) return;
    const openFile = async () => Promise.reject(new Error('the database is away'));
    const message = carrying('Вот он', [fileOf('document')], { openFile });
    expect(await rig().channel.send(message)).toMatchObject({ kind: 'retry' });
    expect(await rig().channel.send({ ...message, openFile: async () => BYTES })).toMatchObject({ kind: 'sent' });
    expect(rig().files?.shown()).toHaveLength(1);
  });

  it('does not send a file again when only the words after it failed, in this process or in another', async () => {
    const words = { buttons: [{ label: 'Да', payload: 'yes' }] };
    const message = (): Delivery => {
      const made = carrying('Подходит?', [fileOf('document')]);
      return { ...made, content: { ...made.content, ...words } };
    };
    const channels = [rig().channel, rig().elsewhere?.() ?? rig().channel];
    for (const [n, channel] of channels.entries()) {
      rig().files?.failNextText();
      const sent = message();
      const outcome = await rig().channel.send(sent);
      expect(outcome).toMatchObject({ kind: 'retry', stepsDone: 1 });
      const stepsDone = outcome.kind === 'retry' ? outcome.stepsDone : undefined;
      const again = { ...sent, attempt: 2, ...(n > 0 && stepsDone !== undefined && { stepsDone }) };
      expect(await channel.send(again)).toMatchObject({ kind: 'sent' });
      expect(rig().files?.shown()).toHaveLength(n + 1);
    }
  });

  it('takes a file of the customer, and fetches it as far as it may be', async () => {
    await rig().files?.send(BYTES);
    const [arrival] = await inbox().arrived(1);
    const content = arrival?.content;
    const files: readonly IncomingFile[] = (content?.kind === 'media' && content.files) || [];
    const [file] = files;
    if (!file) throw new Error('no file came');
    const { signal } = new AbortController();
    const fetch = (mostBytes: number) => rig().channel.fetchFile?.(file, { mostBytes, signal });
    expect(await fetch(BYTES.length)).toMatchObject({ kind: 'fetched', bytes: BYTES });
    expect(await fetch(BYTES.length - 1)).toMatchObject({ kind: 'too_large' });
    rig().files?.forget();
    expect((await fetch(BYTES.length))?.kind).toMatch(/gone|retry/);
  });
}
