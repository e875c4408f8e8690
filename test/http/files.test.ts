import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createSharedFiles } from '../../src/http/files/shared-files.ts';
import { ProblemView } from '../../src/http/problem.ts';
import { UploadView } from '../../src/http/views/file-view.ts';
import { LineView } from '../../src/http/views/line-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { createFileBytes } from '../../src/store/message-files/file-bytes.ts';
import { dropExpired, takeFile } from '../../src/store/message-files/uploads.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildMessage } from '../support/build-message.ts';
import { EXE, PDF, PNG } from '../support/sample-files.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';
import { until } from '../support/until.ts';

const CHAT = '/api/v1/webchat';
const MB = 1024 * 1024;

describe('Files over HTTP', () => {
  let http: HttpFixture;
  let owner: string;
  let operator: string;
  beforeAll(async () => {
    http = await startHttp({ env: { FILES_MOST_MB: '1' }, deps: { limits: { chatFiles: 6, chatFilesOfAddress: 40 } } });
    owner = await http.cookieOf('owner');
    operator = await http.cookieOf('operator');
  });
  afterAll(() => http.stop());

  const upload = (path: string, bytes: Buffer, headers: Record<string, string>) =>
    http.call(path, { method: 'POST', body: new Uint8Array(bytes), headers });
  const asOwner = (path: string, headers: Record<string, string> = {}) =>
    http.call(path, { headers: { cookie: owner, ...headers } });

  async function uploaded(bytes: Buffer, name: string, cookie = owner): Promise<UploadView> {
    const response = await upload('/api/v1/files', bytes, { cookie, 'x-file-name': encodeURIComponent(name) });
    expect(response.status).toBe(201);
    return UploadView.parse(await response.json());
  }

  async function openChat() {
    const { token } = z.object({ token: z.string() }).parse(await (await http.post(`${CHAT}/sessions`, {})).json());
    const id = createHash('sha256').update(token).digest('hex');
    const session = await http.store.webSessions.findOne({ _id: id });
    return { authorization: `Bearer ${token}`, threadId: `web:main:${session?.chatId}` };
  }

  const reasonOf = async (response: Response) => ProblemView.parse(await response.json()).detail;

  describe('of the team', () => {
    it('are what their bytes say, under a name that nobody can guess', async () => {
      const found = await uploaded(PNG, 'C:\\Фото\\до и после.exe');
      expect(found).toEqual({
        id: expect.stringMatching(/^[\w-]{24}$/),
        kind: 'image',
        name: 'до и после.exe',
        mime: 'image/png',
        bytes: PNG.length,
      });
      const row = await http.store.files.findOne({ _id: found.id });
      expect(row).toMatchObject({
        state: 'kept',
        messageId: null,
        sha256: createHash('sha256').update(PNG).digest('hex'),
      });
    });

    it('are refused when they are too large, empty, or cut off, and nothing stays', async () => {
      const before = await http.store.files.countDocuments();
      const large = await upload('/api/v1/files', Buffer.alloc(MB + 1, 65), { cookie: owner });
      expect([large.status, await reasonOf(large)]).toEqual([413, expect.stringContaining('at most 1 MB')]);
      const endless = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
      });
      const init = { method: 'POST', headers: { cookie: owner }, body: endless, duplex: 'half' } as const;
      const refused = await http.call('/api/v1/files', init).then(
        ({ status }) => status,
        () => 413,
      );
      expect(refused).toBe(413);
      const empty = await upload('/api/v1/files', Buffer.alloc(0), { cookie: owner });
      expect([empty.status, await reasonOf(empty)]).toEqual([400, 'The file is empty.']);
      expect(await http.store.files.countDocuments()).toBe(before);
      const { db } = http.store.connection;
      expect(await db?.collection('fileBytes.chunks').countDocuments()).toBe(before);
    });

    it('are not taken from whoever may not reply, nor from nobody', async () => {
      expect((await upload('/api/v1/files', PNG, {})).status).toBe(401);
      expect((await upload('/api/v1/files', PNG, { cookie: await http.cookieOf('viewer') })).status).toBe(403);
      const program = { authorization: 'Bearer test-key-0123456789abcdef' };
      expect((await upload('/api/v1/files', PNG, program)).status).toBe(403);
    });

    it('are read by whoever brought them, and once sent by whoever sees the dialog', async () => {
      const { id } = await uploaded(PNG, 'a.png');
      expect((await asOwner(`/api/v1/files/${id}`)).status).toBe(200);
      expect((await http.call(`/api/v1/files/${id}`, { headers: { cookie: operator } })).status).toBe(404);
      await http.store.dialogs.insertOne(
        toDocument(buildDialog({ id: 'd-file', threadId: 't-file', assigneeId: 'else' })),
      );
      await http.store.files.updateOne({ _id: id }, { $set: { dialogId: 'd-file', messageId: 'm' } });
      expect((await asOwner(`/api/v1/files/${id}`)).status).toBe(200);
      expect((await http.call(`/api/v1/files/${id}`, { headers: { cookie: operator } })).status).toBe(404);
      await http.store.dialogs.updateOne({ _id: 'd-file' }, { $set: { assigneeId: null } });
      expect((await http.call(`/api/v1/files/${id}`, { headers: { cookie: operator } })).status).toBe(200);
      expect((await asOwner('/api/v1/files/nothing')).status).toBe(404);
    });

    it('are shown only where nothing in them can run, else saved', async () => {
      const headersOf = async (bytes: Buffer, name: string, query = '') => {
        const { headers } = await asOwner(`/api/v1/files/${(await uploaded(bytes, name)).id}${query}`);
        return [headers.get('content-type'), headers.get('content-disposition')];
      };
      expect(await headersOf(PNG, 'фото "1".png')).toEqual([
        'image/png',
        `inline; filename="____ _1_.png"; filename*=UTF-8''%D1%84%D0%BE%D1%82%D0%BE%20_1_.png`,
      ]);
      expect(await headersOf(PDF, 'a.pdf')).toEqual(['application/pdf', expect.stringMatching(/^inline/)]);
      const saved = ['application/octet-stream', expect.stringMatching(/^attachment/)];
      expect(await headersOf(PNG, 'a.png', '?save=1')).toEqual(saved);
      expect(await headersOf(Buffer.from('<svg onload="alert(1)"/>'), 'a.svg')).toEqual(saved);
      expect(await headersOf(Buffer.from('<script>alert(1)</script>'), 'a.png')).toEqual(saved);
      expect(await headersOf(EXE, 'a.jpg')).toEqual(saved);
      const { headers } = await asOwner(`/api/v1/files/${(await uploaded(PNG, 'a.png')).id}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain('sandbox');
      expect(headers.get('cache-control')).toContain('private');
    });

    it('are given in parts, so that sounds can be wound', async () => {
      const bytes = Buffer.concat([PNG, Buffer.alloc(600_000, 9)]);
      const { id } = await uploaded(bytes, 'a.png');
      const part = async (range: string) => {
        const response = await asOwner(`/api/v1/files/${id}`, { range });
        return { response, got: Buffer.from(await response.arrayBuffer()) };
      };
      const middle = await part('bytes=299990-300009');
      expect(middle.response.status).toBe(206);
      expect(middle.response.headers.get('content-range')).toBe(`bytes 299990-300009/${bytes.length}`);
      expect(middle.got.equals(bytes.subarray(299_990, 300_010))).toBe(true);
      expect((await part('bytes=-5')).got.equals(bytes.subarray(-5))).toBe(true);
      expect((await part('bytes=600000-')).got.equals(bytes.subarray(600_000))).toBe(true);
      expect((await part(`bytes=${bytes.length}-`)).response.status).toBe(416);
      expect((await part('bytes=0-1,5-6')).got.equals(bytes)).toBe(true);
      const again = await asOwner(`/api/v1/files/${id}`, {
        'if-none-match': middle.response.headers.get('etag') ?? '',
      });
      expect(again.status).toBe(304);
    });

    it('are fetched by a provider from an address that is made for one file and some minutes', async () => {
      const { id } = await uploaded(PNG, 'a.png');
      const { id: other } = await uploaded(PDF, 'b.pdf');
      let now = NOW;
      const shared = createSharedFiles({ secret: 'secret', publicUrl: http.url, now: () => now });
      const address = shared.addressOf(id) ?? '';
      const response = await fetch(address);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).toBe(true);
      expect((await fetch(address.replace(id, other))).status).toBe(404);
      expect((await fetch(`${address.slice(0, -2)}xx`)).status).toBe(404);
      now = new Date(NOW.getTime() - 31 * 60_000);
      expect((await fetch(shared.addressOf(id) ?? '')).status).toBe(404);
      expect(createSharedFiles({ secret: 'secret', publicUrl: undefined, now: () => now }).addressOf(id)).toBeNull();
    });

    it('break off where the bytes are gone, and the log says so; not where the reader has left', async () => {
      const { id } = await uploaded(PNG, 'a.png');
      const row = await http.store.files.findOne({ _id: id });
      const told = () => http.logged().includes('a file could not be read to its end');
      expect(told()).toBe(false);
      const { db } = http.store.connection;
      if (!db) throw new Error('The store is closed.');
      await createFileBytes({ db, kind: 'mongo', folder: '' }).drop(row?.place ?? '');
      await expect(asOwner(`/api/v1/files/${id}`).then((response) => response.arrayBuffer())).rejects.toThrow();
      await until(told, 'the word in the log');
      await http.store.files.deleteOne({ _id: id });
    });

    it('leave their row when their bytes cannot be removed, so that they are found later', async () => {
      const away = () => Promise.reject(new Error('the disk is away'));
      const files = { placeOf: (name: string) => `disk:${name}`, put: away, drop: away, read: () => Readable.from([]) };
      const whose = { operatorId: 'op-1', threadId: null, name: undefined };
      const times = { now: NOW, expiresAt: NOW };
      const taken = takeFile(http.store, files, { pieces: Readable.from([PNG]), mostBytes: MB, ...whose, ...times });
      await expect(taken).rejects.toThrow('the disk is away');
      const { deletedCount } = await http.store.files.deleteMany({ state: 'taking', expiresAt: NOW });
      expect(deletedCount).toBe(1);
    });

    it('go after a day when nobody has sent them, bytes and all', async () => {
      const { db } = http.store.connection;
      if (!db) throw new Error('The store is closed.');
      const files = createFileBytes({ db, kind: 'mongo', folder: '' });
      const { id } = await uploaded(PNG, 'a.png');
      const { id: sent } = await uploaded(PNG, 'b.png');
      await http.store.files.updateOne({ _id: sent }, { $set: { expiresAt: null, messageId: 'm' } });
      await dropExpired(http.store, files, new Date(NOW.getTime() + 23 * 3_600_000));
      expect(await http.store.files.findOne({ _id: id })).not.toBeNull();
      await dropExpired(http.store, files, new Date(NOW.getTime() + 25 * 3_600_000));
      expect(await http.store.files.findOne({ _id: id })).toBeNull();
      expect((await asOwner(`/api/v1/files/${sent}`)).status).toBe(200);
      const rows = await http.store.files.countDocuments();
      expect(await db?.collection('fileBytes.files').countDocuments()).toBe(rows);
    });
  });

  describe('of the web chat', () => {
    it('are uploaded by the visitor and sent with a message, beside a text or without one', async () => {
      const chat = await openChat();
      const sent = await upload(`${CHAT}/files`, PNG, { ...chat, 'content-type': 'text/html', 'x-file-name': '1.png' });
      const file = UploadView.parse(await sent.json());
      expect(file).toMatchObject({ kind: 'image', mime: 'image/png', name: '1.png', bytes: PNG.length });
      const written = await http.post(`${CHAT}/messages`, { id: 'm1', text: 'вот', files: [file.id] }, chat);
      expect(written.status).toBe(202);
      expect(http.engine.received.at(-1)?.content).toEqual({
        kind: 'media',
        media: 'image',
        caption: 'вот',
        files: [{ ...file, handle: file.id, kept: true }],
      });
      expect((await http.post(`${CHAT}/messages`, { id: 'm2', files: [file.id] }, chat)).status).toBe(202);
      await http.store.files.updateOne({ _id: file.id }, { $set: { messageId: 'm' } });
      expect((await http.post(`${CHAT}/messages`, { id: 'm3', files: [file.id] }, chat)).status).toBe(400);
      expect((await http.post(`${CHAT}/messages`, { id: 'm4', files: [] }, chat)).status).toBe(400);
    });

    it('are nobody else’s: neither to be sent nor to be read', async () => {
      const [one, other] = [await openChat(), await openChat()];
      const file = UploadView.parse(await (await upload(`${CHAT}/files`, PNG, one)).json());
      expect((await http.call(`${CHAT}/files/${file.id}`, { headers: one })).status).toBe(200);
      expect((await http.call(`${CHAT}/files/${file.id}`, { headers: other })).status).toBe(404);
      expect((await http.call(`${CHAT}/files/${file.id}`)).status).toBe(401);
      const stolen = await http.post(`${CHAT}/messages`, { id: 'm1', files: [file.id] }, other);
      expect([stolen.status, await reasonOf(stolen)]).toEqual([400, expect.stringContaining('Upload it again')]);
    });

    it('stand in the lines, without what is only for the team', async () => {
      const chat = await openChat();
      const file = { id: 'f1', kind: 'voice', state: 'kept', name: 'v.ogg', mime: 'audio/ogg', bytes: 5 } as const;
      const words = 'Запишите меня';
      const line = { threadId: chat.threadId, id: `${chat.threadId}/1`, author: 'customer', text: words } as const;
      await http.store.messages.insertOne(
        toDocument(buildMessage({ ...line, files: [{ ...file, transcript: words }] })),
      );
      const lines = z.array(LineView).parse(await (await http.call(`${CHAT}/messages`, { headers: chat })).json());
      expect(lines).toMatchObject([{ id: '1', text: '', files: [file] }]);
      expect(JSON.stringify(lines)).not.toContain('transcript');
    });

    it('are counted: too many in a while are refused', async () => {
      const chat = await openChat();
      const statuses: number[] = [];
      for (let n = 0; n < 7; n++) statuses.push((await upload(`${CHAT}/files`, PNG, chat)).status);
      expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 429]);
      // Tokens that are none are not even counted, once their address has had enough.
      const madeUp = (n: number) => upload(`${CHAT}/files`, PNG, { authorization: `Bearer ${'x'.repeat(5_000)}${n}` });
      const answers: Response[] = [];
      for (let n = 0; answers.at(-1)?.status !== 429; n++) answers.push(await madeUp(n));
      expect(new Set(answers.slice(0, -1).map(({ status }) => status))).toEqual(new Set([401]));
      const counted = answers.at(-1)?.headers.get('ratelimit-policy') ?? '';
      expect([counted.includes('40-in-10min'), counted.includes('6-in-10min')]).toEqual([true, false]);
    });
  });
});
