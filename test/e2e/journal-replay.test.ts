import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { besideUri } from '../../src/store/open-copy.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { buildAsideRow, journalDocuments } from '../support/build-journal.ts';
import { createTestFolder, newDatabaseUri } from '../support/mongod.ts';
import { ROOT, START, startTestApp, type TestApp } from '../support/start-app.ts';

const REPLAY = join(ROOT, 'dist/server/replay.js');

interface Ran {
  code: number;
  printed: string;
  told: string;
}

/** One day of two chats, played again into copies: each step goes on where the one before has ended. */
describe('A replay of a day', () => {
  let app: TestApp;
  const copies: Store[] = [];
  const name = `copy_${process.pid}_${Math.floor(performance.now())}`;
  beforeAll(async () => {
    if (!existsSync(REPLAY)) throw new Error('Run `npm run build` first.');
    app = await startTestApp();
    const anna = await app.newChat();
    // People take their time: lines in quick succession would be one thought.
    await anna.press('s:book?service=haircut-men&date=2031-03-06&time=14:30');
    app.clock.advance({ minutes: 1 });
    await anna.say('Анна');
    app.clock.advance({ minutes: 1 });
    await anna.say('+7 918 555-01-12');
    app.clock.advance({ minutes: 1 });
    await anna.press('a:yes');
    // The next morning she is reminded, and answers to that.
    app.clock.set(new Date('2031-03-05T11:30:00Z'));
    await app.fireDue();
    await anna.say('да, приду');
    const boris = await app.newChat({ locale: 'en' });
    await boris.say('What are your opening hours?');
    await app.store.inbox.insertMany(
      journalDocuments([buildAsideRow({ receivedAt: new Date(START.getTime() + 1_000) })]),
    );
  });
  afterAll(async () => {
    for (const copy of copies) await copy.close();
    await app?.stop();
  });

  function replay(...args: string[]): Promise<Ran> {
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, MONGODB_URI: app.uri, LOG_LEVEL: 'error' };
    return new Promise((resolve) => {
      execFile(process.execPath, [REPLAY, ...args], { cwd: ROOT, env }, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, printed: stdout, told: stderr }),
      );
    });
  }
  const days = ['--from', '2031-03-04', '--to', '2031-03-05'];
  async function copyOf(database: string): Promise<Store> {
    const store = await openStore(besideUri(app.uri, database));
    copies.push(store);
    return store;
  }

  it('is refused with the reason when it could not mean anything', async () => {
    const refused = await Promise.all([
      replay(...days),
      replay('--from', '2031-02-01', '--into', name),
      replay(...days, '--into', name, '--with-gpt'),
    ]);
    expect(refused).toEqual([
      { code: 1, printed: '', told: expect.stringMatching(/--into/) },
      { code: 1, printed: '', told: expect.stringMatching(/No update/) },
      { code: 1, printed: '', told: expect.stringMatching(/OPENAI_API_KEY/) },
    ]);
  });

  it('never writes into the journal’s own database, nor into one that holds anything else', async () => {
    const before = await app.store.messages.countDocuments();
    const own = await replay(...days, '--into', app.uri.replace('127.0.0.1', 'localhost'), '--force-copy');
    expect(own).toMatchObject({ code: 1, told: expect.stringMatching(/the journal itself/) });
    const uri = newDatabaseUri('other');
    const other = await openStore(uri);
    copies.push(other);
    await other.connection.collection<{ _id: string }>('notes').insertOne({ _id: 'mine' });
    const filled = await replay(...days, '--into', uri, '--force-copy');
    expect(filled).toMatchObject({ code: 1, told: expect.stringMatching(/not empty \(notes/) });
    expect(await other.connection.collection<{ _id: string }>('notes').countDocuments()).toBe(1);
    expect(await app.store.messages.countDocuments()).toBe(before);
  });

  it('can be counted first', async () => {
    const { code, printed } = await replay(...days, '--into', name, '--dry-run');
    expect([code, JSON.parse(printed)]).toEqual([0, { dryRun: true, updates: 7, chats: 2 }]);
    const copy = await copyOf(name);
    expect(await copy.inbox.countDocuments()).toBe(0);
    await copy.connection.dropDatabase();
  });

  it('decides as the bot did, at the times of that day, reminders included, and changes nothing in the original', async () => {
    const before = await app.store.events.countDocuments();
    const { code, printed, told } = await replay(...days, '--into', name);
    expect([told, code]).toEqual(['', 0]);
    expect(JSON.parse(printed)).toEqual({ updates: 7, decided: 6, parked: 0, dialogs: 2, differs: 0 });
    expect(await app.store.events.countDocuments()).toBe(before);

    const copy = await copyOf(name);
    const visit = await copy.appointments.findOne({ status: 'confirmed' });
    expect(visit).toMatchObject({ serviceId: 'haircut-men', start: new Date('2031-03-06T11:30:00Z') });
    expect(await copy.timers.countDocuments({ state: 'fired' })).toBe(1);
    expect(await copy.messages.countDocuments({ author: 'bot', 'delivery.state': { $ne: 'sent' } })).toBe(0);
    expect(await copy.inbox.findOne({ state: 'ignored' })).toMatchObject({ reason: 'not a private chat' });
    expect(await copy.settings.findOne({ _id: 'secret' })).toBeNull();
    expect(await copy.connection.collection('users').findOne()).not.toHaveProperty('email');
  });

  it('lists what the bot takes otherwise today, and plays into an old copy only when told to', async () => {
    const hours = await app.store.messages.findOne({ 'understood.intent': 'info.hours' });
    if (!hours) throw new Error('The hours were not understood.');
    await app.store.messages.updateOne(
      { dialogId: hours.dialogId, author: 'bot', seq: { $gt: hours.seq } },
      { $set: { text: 'We are open\nfrom nine.' } },
    );
    const again = await replay(...days, '--into', name);
    expect(again).toMatchObject({ code: 1, told: expect.stringMatching(/--force-copy/) });

    const { printed, told } = await replay(...days, '--into', name, '--force-copy', '--channel', 'web:main');
    expect(JSON.parse(printed)).toEqual({ updates: 6, decided: 6, parked: 0, dialogs: 2, differs: 1 });
    expect(told).toMatch(/opening hours\?»\n {2}then: {2}\[info\.hours, flow\] We are open from nine\.\n {2}today: \[/);

    const file = join(createTestFolder(), 'differences.jsonl');
    await replay(...days, '--into', name, '--force-copy', '--differences', file);
    const listed = readFileSync(file, 'utf8').trim().split('\n');
    expect(listed.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ messageId: hours._id, before: expect.objectContaining({ outcome: 'flow' }) }),
    ]);
  });

  it('leaves alone a copy on which Voronka was started', async () => {
    const copy = await copyOf(name);
    await copy.settings.insertOne({ _id: 'secret', value: 'made by a start' });
    const refused = await replay(...days, '--into', name, '--force-copy');
    expect(refused).toMatchObject({ code: 1, told: expect.stringMatching(/installation now/) });
  });
});
