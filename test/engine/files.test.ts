import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { IncomingFile, MessageFile } from '../../src/domain/files/file.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import { fetchFile } from '../../src/engine/files/fetch-file.ts';
import { createFileKeeper } from '../../src/engine/files/file-keeper.ts';
import type { Delivery, FetchOutcome, Transcription } from '../../src/engine/ports.ts';
import { newFileId, takeFile } from '../../src/store/message-files/uploads.ts';
import { createLatch, type Fleet, OPERATOR, startFleet, text, threadOf } from '../support/engine-fleet.ts';
import { EXE, PNG, VOICE } from '../support/sample-files.ts';
import { testFiles } from '../support/test-files.ts';
import { until } from '../support/until.ts';

const MB = 1024 * 1024;
const SORRY = 'Такие сообщения я пока не понимаю, но администратор их увидит. Напишите, пожалуйста, словами.';
const TOO_LARGE =
  'Файл не получилось принять: он слишком большой. Пришлите, пожалуйста, файл поменьше или ссылку на него.';

const media = (files: Partial<IncomingFile>[], caption?: string): Incoming['content'] => ({
  kind: 'media',
  media: files[0]?.kind ?? 'image',
  ...(caption && { caption }),
  files: files.map((file) => ({ kind: 'image', handle: 'h', ...file })),
});
const voice = (seconds = 4): Incoming['content'] => media([{ kind: 'voice', handle: 'v', seconds }]);

describe('Files of messages', () => {
  let fleet: Fleet;
  let fetched: string[] = [];
  let spoken: string[] = [];
  let provider: (file: IncomingFile) => Promise<FetchOutcome> | FetchOutcome;
  let speech: (() => Promise<Transcription> | Transcription) | null = null;

  beforeAll(async () => {
    fleet = await startFleet({
      owners: ['one', 'two'],
      files: {
        speechSecondsADay: 100,
        transcriber: {
          async transcribe({ mime }) {
            spoken.push(mime);
            return (await speech?.()) ?? { kind: 'failed', reason: 'no key' };
          },
        },
      },
    });
    fleet.channel.fetchFile = async (file) => {
      fetched.push(file.handle);
      return provider(file);
    };
  });
  afterAll(() => fleet.stop());
  afterEach(async () => {
    fetched = [];
    spoken = [];
    speech = null;
    await fleet.store.tokenDays.deleteMany({});
  });

  const give = (bytes: Buffer) => () => ({ kind: 'fetched', bytes }) as const;

  async function send(chatId: string, content: Incoming['content']): Promise<void> {
    await fleet.engine(0).receive(fleet.incoming(chatId, content));
    await fleet.settled();
  }

  /** The files of the first message, when none of them waits any more. */
  const filesOf = (chatId: string): Promise<readonly MessageFile[]> =>
    until(async () => {
      const [first] = await fleet.messages(chatId);
      const files = first?.files ?? [];
      return files.length > 0 && files.every(({ state }) => state !== 'waiting') ? files : null;
    }, `the files of ${chatId} to be settled`);

  const copiesOf = async (file: MessageFile | undefined): Promise<number> => {
    const { db } = fleet.store.connection;
    const name = new RegExp(`^${file?.id}-`, 'u');
    return (await db?.collection('fileBytes.files').countDocuments({ filename: name })) ?? 0;
  };

  describe('coming in', () => {
    it('are kept after their message, told of, and are what their bytes say', async () => {
      provider = ({ handle }) => ({ kind: 'fetched', bytes: handle === 'lie' ? EXE : PNG });
      const told = { mime: 'image/jpeg', name: '../до.jpg' };
      await send('kept', media([told, { ...told, handle: 'lie' }]));
      const files = await filesOf('kept');
      expect(files).toEqual([
        {
          id: expect.stringMatching(/^[\w-]{24}$/),
          kind: 'image',
          state: 'kept',
          name: 'до.jpg',
          mime: 'image/png',
          bytes: PNG.length,
        },
        expect.objectContaining({
          kind: 'document',
          state: 'kept',
          mime: 'application/x-msdownload',
          bytes: EXE.length,
        }),
      ]);
      const [message] = await fleet.messages('kept');
      expect(message?.incoming).toEqual({ kind: 'media', media: 'image' });
      const dialogId = await fleet.dialogId('kept');
      const events = await fleet.store.events.find({ dialogId, 'body.type': 'file_settled' }).toArray();
      expect(events.map(({ body }) => 'fileId' in body && body.fileId).sort()).toEqual(
        files.map(({ id }) => id).sort(),
      );
      expect(fleet.sentTo('kept')).toEqual([SORRY]);
    });

    it('are fetched again after a failure, and lost when the provider has them no more', async () => {
      const answers: FetchOutcome[] = [
        { kind: 'retry', reason: 'down' },
        { kind: 'fetched', bytes: PNG },
      ];
      provider = () => answers.shift() ?? { kind: 'retry', reason: 'down' };
      await send('again', media([{}]));
      await until(async () => fetched.length === 1, 'the first try');
      fleet.clock.advance({ minutes: 1 });
      await fleet.engine(1).keepFiles();
      expect(await filesOf('again')).toMatchObject([{ state: 'kept' }]);
      provider = () => ({ kind: 'gone', reason: 'it expired' });
      await send('gone', media([{}]));
      expect(await filesOf('gone')).toMatchObject([{ state: 'lost', reason: 'it expired' }]);
    });

    it('are refused when too large or empty, and the customer is told once', async () => {
      provider = give(Buffer.alloc(MB + 1));
      await send('large', media([{}, { bytes: 30 * MB }]));
      await filesOf('large');
      await fleet.settled();
      expect((await filesOf('large')).map(({ state, reason }) => [state, reason])).toEqual([
        ['refused', 'The file is larger than 1 MB.'],
        ['refused', 'The file is larger than 1 MB.'],
      ]);
      expect(fleet.sentTo('large').filter((line) => line === TOO_LARGE)).toHaveLength(1);
      provider = give(Buffer.alloc(0));
      await send('empty', media([{}]));
      expect(await filesOf('empty')).toMatchObject([{ state: 'refused', bytes: 0 }]);
      await fleet.settled();
      expect(fleet.sentTo('empty').at(-1)).toMatch(/^Файл пришёл пустым/);
    });

    it('leave it to the person who leads to tell of a refusal', async () => {
      provider = give(Buffer.alloc(MB + 1));
      await send('led', text('здравствуйте'));
      await fleet.act(0, 'led', { kind: 'take' });
      const before = fleet.sentTo('led').length;
      await send('led', media([{}]));
      await until(async () => (await fleet.messages('led')).at(-1)?.files?.[0]?.state === 'refused', 'the refusal');
      await fleet.settled();
      expect(fleet.sentTo('led')).toHaveLength(before);
    });

    it('are fetched by one worker, though two look for them', async () => {
      const latch = createLatch();
      provider = async () => {
        await latch.wait;
        return { kind: 'fetched', bytes: PNG };
      };
      await send('two', media([{}]));
      await until(async () => fetched.length === 1, 'a worker to begin');
      const looks = fleet.engines.map((engine) => engine.keepFiles());
      latch.open();
      await Promise.all(looks);
      expect(await filesOf('two')).toMatchObject([{ state: 'kept' }]);
      expect(fetched).toHaveLength(1);
    });

    it('are kept once, though a process is killed after keeping and before saying so', async () => {
      const latch = createLatch();
      provider = async () => {
        await latch.wait;
        return { kind: 'retry', reason: 'down' };
      };
      await send('killed', media([{}]));
      await until(async () => fetched.length === 1, 'the first try');
      latch.open();
      await Promise.all(fleet.engines.map((engine) => engine.keepFiles()));
      fleet.clock.advance({ minutes: 1 });
      provider = give(PNG);
      // What this one has begun it never ends: neither act nor anything after it comes back.
      const reached = createLatch();
      const files = testFiles(fleet.store);
      const never = new Promise<never>(() => undefined);
      const dying = createFileKeeper({
        store: fleet.store,
        files,
        channels: { get: () => fleet.channel },
        surroundings: () => {
          throw new Error('Nothing is heard here.');
        },
        now: fleet.clock.now,
        random: () => 0.5,
        log: pino({ level: 'silent' }),
        act: () => {
          reached.open();
          return never;
        },
      });
      void dying.look();
      await reached.wait;
      const [waiting] = (await fleet.messages('killed'))[0]?.files ?? [];
      expect([waiting?.state, await copiesOf(waiting)]).toEqual(['waiting', 1]);
      fleet.clock.advance({ minutes: 5 });
      await fleet.engine(1).keepFiles();
      const [kept] = await filesOf('killed');
      expect([kept?.state, await copiesOf(kept)]).toEqual(['kept', 1]);
    });

    it('end within their time, whatever a provider does', async () => {
      const deps = { files: testFiles(fleet.store), log: pino({ level: 'silent' }) };
      const place = () => deps.files.bytes.placeOf(newFileId());
      const told: IncomingFile = { kind: 'image', handle: 'h' };
      const from = (fetch: () => Promise<FetchOutcome>) =>
        fetchFile(deps, { ...fleet.channel, fetchFile: fetch }, told, { place: place(), deadlineMs: 20 });
      expect(await from(() => new Promise(() => undefined))).toMatchObject({ kind: 'retry' });
      expect(await from(() => Promise.reject(new Error('broken')))).toMatchObject({ kind: 'retry' });
      expect(await from(async () => ({ kind: 'fetched', bytes: Buffer.alloc(2 * MB) }))).toEqual({ kind: 'too_large' });
      const { fetchFile: _none, ...mute } = fleet.channel;
      const limits = { place: place(), deadlineMs: 20 };
      expect(await fetchFile(deps, mute, told, limits)).toMatchObject({ kind: 'gone' });
    });
  });

  describe('spoken', () => {
    const said = (words: string) => () => ({ kind: 'text', text: words }) as const;

    it('are understood like text, in their order, and answered once', async () => {
      provider = give(VOICE);
      const latch = createLatch();
      speech = async () => {
        await latch.wait;
        return { kind: 'text', text: 'сколько стоит стрижка' };
      };
      await fleet.engine(0).receive(fleet.incoming('voice', voice()));
      await until(async () => spoken.length === 1, 'the voice note to be heard');
      await fleet.engine(0).receive(fleet.incoming('voice', text('и когда открыто')));
      latch.open();
      await fleet.settled();
      expect(fleet.sentTo('voice')).toEqual(['Ответ: сколько стоит стрижка', 'Ответ: и когда открыто']);
      const [first] = await fleet.messages('voice');
      expect(first).toMatchObject({
        text: 'сколько стоит стрижка',
        files: [{ kind: 'voice', state: 'kept', mime: 'audio/ogg', seconds: 4, transcript: 'сколько стоит стрижка' }],
      });
      expect([fetched, spoken]).toEqual([['v'], ['audio/ogg']]);
      expect(await copiesOf(first?.files?.[0])).toBe(1);
    });

    it('are paid for once, though the turn fails after they were heard', async () => {
      provider = give(VOICE);
      speech = said('расскажите о себе');
      const { answer } = fleet.responder;
      fleet.responder.answer = () => {
        fleet.responder.answer = answer;
        throw new Error('killed');
      };
      await send('once', voice());
      expect(fleet.sentTo('once')).toEqual(['Ответ: расскажите о себе']);
      expect([fetched, spoken]).toEqual([['v'], ['audio/ogg']]);
    });

    it.each([
      ['the provider does not understand', () => ({ kind: 'failed', reason: 'http 500' }) as const],
      ['nothing was said', () => ({ kind: 'text', text: '' }) as const],
    ])('are kept and answered politely when %s', async (why, answered) => {
      provider = give(VOICE);
      speech = answered;
      await send(why, voice());
      expect(fleet.sentTo(why)).toEqual([SORRY]);
      expect(await filesOf(why)).toMatchObject([{ kind: 'voice', state: 'kept' }]);
      expect(spoken).toHaveLength(1);
    });

    it('are answered politely, too, when they cannot be fetched in time, and are kept later', async () => {
      const answers: FetchOutcome[] = [{ kind: 'retry', reason: 'slow' }];
      provider = () => answers.shift() ?? { kind: 'fetched', bytes: VOICE };
      speech = said('позвоните мне');
      await send('slow', voice());
      expect(fleet.sentTo('slow')).toEqual([SORRY]);
      expect(await filesOf('slow')).toMatchObject([{ state: 'kept', transcript: 'позвоните мне' }]);
      const [line] = await fleet.messages('slow');
      expect(line?.text).toBe('позвоните мне');
    });

    it('are written down for the person who leads, and the bot stays silent', async () => {
      provider = give(VOICE);
      speech = said('я на месте');
      await send('heard', text('здравствуйте'));
      await fleet.act(0, 'heard', { kind: 'take' });
      const before = fleet.sentTo('heard').length;
      await send('heard', voice());
      const last = await until(
        async () => (await fleet.messages('heard')).find(({ text: words }) => words === 'я на месте') ?? null,
        'the words',
      );
      expect(last.files).toMatchObject([{ state: 'kept', transcript: 'я на месте' }]);
      const dialog = await fleet.store.dialogs.findOne({ threadId: threadOf('heard') });
      expect([dialog?.preview, fleet.sentTo('heard').length]).toEqual(['я на месте', before]);
    });

    it('cost what they weigh, whatever length their sender tells', async () => {
      provider = give(Buffer.concat([VOICE, Buffer.alloc(1_000_000)]));
      speech = said('коротко');
      await send('weighed', voice(1));
      await filesOf('weighed');
      expect(await fleet.store.tokenDays.findOne({})).toMatchObject({ tokens: expect.closeTo(50, -1) });
    });

    it('leave nobody without an answer when they cannot be kept or read', async () => {
      provider = give(VOICE);
      speech = said('не прочтётся');
      const { db } = fleet.store.connection;
      await db?.command({ collMod: 'fileBytes.files', validator: { length: { $lt: 0 } } });
      try {
        await send('full disk', voice());
        await until(() => fleet.sentTo('full disk').length > 0, 'an answer');
      } finally {
        await db?.command({ collMod: 'fileBytes.files', validator: {} });
      }
      expect(fleet.sentTo('full disk')).toEqual([SORRY]);
      const waiting = await fleet.store.messages.findOne({ threadId: threadOf('full disk'), author: 'customer' });
      expect(waiting?.files).toMatchObject([{ state: expect.stringMatching(/waiting|kept/) }]);
      // It is kept and heard in the end; nothing of it is left to the next test.
      fleet.clock.advance({ minutes: 1 });
      await fleet.engine(0).keepFiles();
      expect(await filesOf('full disk')).toMatchObject([{ state: 'kept', transcript: 'не прочтётся' }]);
    });

    it('are not listened to when they are long or the minutes of the day are spent', async () => {
      provider = give(VOICE);
      speech = said('длинная история');
      await send('budget', voice(90));
      await send('spent', voice(20));
      await filesOf('spent');
      expect([spoken.length, fleet.sentTo('budget'), fleet.sentTo('spent')]).toEqual([
        1,
        ['Ответ: длинная история'],
        [SORRY],
      ]);
    });
  });

  describe('going out', () => {
    async function attach(bytes: Buffer, name: string): Promise<string> {
      const { now } = fleet.clock;
      const taken = await takeFile(fleet.store, testFiles(fleet.store).bytes, {
        pieces: (async function* () {
          yield bytes;
        })(),
        mostBytes: MB,
        name,
        operatorId: OPERATOR.id,
        threadId: null,
        now: now(),
        expiresAt: new Date(now().getTime() + 60_000),
      });
      if (taken.kind !== 'kept') throw new Error(taken.kind);
      return taken.row.id;
    }

    it('go with a person’s reply, with or without words, and the channel can read them', async () => {
      await send('out', text('здравствуйте'));
      const files = [await attach(PNG, 'фото.png'), await attach(VOICE, 'v.ogg')];
      let read: Promise<Buffer> | undefined;
      const { onSend } = fleet.channel;
      fleet.channel.onSend = (delivery: Delivery) => {
        read = delivery.openFile?.(files[0] ?? '');
        return onSend(delivery);
      };
      expect(await fleet.act(0, 'out', { kind: 'reply', text: '', files })).toMatchObject({ kind: 'done' });
      await fleet.settled();
      fleet.channel.onSend = onSend;
      const delivery = fleet.channel.sent.at(-1);
      expect(delivery?.content).toMatchObject({
        text: '',
        files: [
          { id: files[0], kind: 'image', state: 'kept', name: 'фото.png', mime: 'image/png' },
          { id: files[1], kind: 'audio' },
        ],
      });
      expect((await read)?.equals(PNG)).toBe(true);
      const dialog = await fleet.store.dialogs.findOne({ threadId: threadOf('out') });
      expect(dialog?.preview).toBe('📷');
      const row = await fleet.store.files.findOne({ _id: files[0] ?? '' });
      expect(row).toMatchObject({ dialogId: dialog?._id, threadId: threadOf('out'), expiresAt: null });
    });

    it('are refused when they are somebody else’s, were sent already or are not there', async () => {
      await send('refused', text('здравствуйте'));
      const mine = await attach(PNG, 'a.png');
      const reply = { kind: 'reply' as const, text: '', files: [mine] };
      const other = { dialogId: await fleet.dialogId('refused'), actor: { kind: 'operator', id: 'op-2' } as const };
      const gone = { kind: 'refused', reason: 'A file is not there any more: attach it again.' };
      expect(await fleet.engine(0).act({ ...other, actions: [reply] })).toEqual(gone);
      expect(await fleet.act(0, 'refused', { ...reply, id: 'r-1' })).toMatchObject({ kind: 'done' });
      // The same request again is the same reply; another one has no file.
      expect(await fleet.act(0, 'refused', { ...reply, id: 'r-1' })).toMatchObject({ kind: 'done' });
      expect(await fleet.store.messages.countDocuments({ 'files.id': mine })).toBe(1);
      expect(await fleet.act(0, 'refused', { ...reply, id: 'r-2' })).toEqual(gone);
      expect(await fleet.act(0, 'refused', { ...reply, files: ['nothing'] })).toEqual(gone);
    });

    it('are refused where the messenger would not take them', async () => {
      await send('limits', text('здравствуйте'));
      const id = await attach(PNG, 'a.png');
      await fleet.store.files.updateOne({ _id: id }, { $set: { bytes: 60 * MB } });
      const acted = await fleet.act(0, 'limits', { kind: 'reply', text: 'вот', files: [id] });
      expect(acted).toMatchObject({
        kind: 'refused',
        reason: expect.stringMatching(/takes files of up to \d+ MB, and a\.png/),
      });
      expect(fleet.sentTo('limits')).not.toContain('вот');
    });
  });
});
